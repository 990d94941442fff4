import type { DotenvStatement } from '../../../server/src/syntax/dotenv/nodes';
import { type DotenvOptions, parseDotenv } from '../../../server/src/syntax/dotenv/parser';
import type { TextRange } from '../../../server/src/text/range';

/** Writes the statements of a text as short lines, for tables of tests. */
export function describeStatements(text: string, options?: DotenvOptions): string[] {
  const slice = (range: TextRange) => text.slice(range.start, range.end);
  const describe = (statement: DotenvStatement): string => {
    switch (statement.kind) {
      case 'assignment': {
        const { exportRange, name, separator, value, comment, problem } = statement;
        return [
          exportRange ? `${slice(exportRange)} ` : '',
          `${slice(name)} ${slice(separator)} [${slice(value.range)}]`,
          value.quote ? ` quoted ${value.quote}` : '',
          ...value.references.map(reference => ` ref ${reference.name ? slice(reference.name) : reference.kind}`),
          problem ? ` ! ${problem.kind}` : '',
          comment ? ` ; ${slice(comment)}` : '',
        ].join('');
      }
      case 'name':
        return `${statement.exportRange ? 'export ' : ''}name ${slice(statement.name)}`;
      case 'comment':
        return statement.assignment ? `comment { ${describe(statement.assignment)} }` : 'comment';
      case 'invalid':
        return `invalid ${statement.name ? slice(statement.name) : '-'}`;
      default:
        return statement.kind;
    }
  };
  return parseDotenv(text, options).statements.map(describe);
}
