import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCatalogue } from '../catalogue/create-catalogue';
import { nodeFiles } from '../lsp/node-files';
import { rules } from '../rules/registry';
import { createSurroundings } from '../workspace/surroundings';
import { type Checker, check, checkAndFix } from './check';
import { type Format, type LintOptions, readLintOptions, severities } from './options';
import { printGithub } from './output/github';
import { printJson } from './output/json';
import { type CheckedFile, countBySeverity, type Printer, type Report } from './output/report';
import { printSarif } from './output/sarif';
import { printText } from './output/text';
import { complain, print } from './streams';
import { decode, readTextFile, writeTextFile } from './text-file';
import { describeFileError } from './usage-error';
import { displayName, findFiles, requireKnownName } from './walk';

const printers: Readonly<Record<Format, Printer>> = {
  text: printText,
  json: printJson,
  sarif: printSarif,
  github: printGithub,
};

/**
 * Runs `lint`.
 * @param args what stands behind the command's name
 * @returns the exit code: 0 nothing at or above `--fail-on`, 1 something, 2 input that could not be read
 * @throws UsageError
 */
export async function lint(args: readonly string[], version: string): Promise<number> {
  const options = readLintOptions(
    args,
    rules.map(rule => rule.id),
  );
  const checker: Checker = { catalogue: createCatalogue(), rules, options: options.options };
  const result =
    options.stdinFileName === undefined
      ? await lintFiles(options, checker)
      : await lintStdin(options.stdinFileName, checker);
  for (const failure of result.failures) {
    complain(failure);
  }
  const report: Report = {
    files: result.files,
    rules,
    changed: options.fix ? result.changed : undefined,
    version,
    color: options.color && hasColors(),
  };
  print(printers[options.format](report));
  if (result.failures.length > 0) {
    return 2;
  }
  const counts = countBySeverity(report);
  const failing = severities.slice(0, severities.indexOf(options.failOn) + 1);
  return failing.some(severity => counts[severity] > 0) ? 1 : 0;
}

interface Result {
  readonly files: readonly CheckedFile[];
  /** What could not be read or written: one line each. */
  readonly failures: readonly string[];
  readonly changed: number;
}

async function lintFiles({ paths, fix }: LintOptions, checker: Checker): Promise<Result> {
  const found = await findFiles(paths, process.cwd());
  const surroundings = createSurroundings(nodeFiles);
  const files: CheckedFile[] = [];
  const failures = [...found.failures];
  let changed = 0;
  for (const { path, name: file, explicit } of found.files) {
    try {
      const content = await readTextFile(path);
      if ('unreadable' in content) {
        // A binary file that merely has such a name is no env file, unless the user says so.
        if (explicit || !content.binary) {
          failures.push(`${file}: cannot be checked, ${content.unreadable}`);
        }
        continue;
      }
      const uri = pathToFileURL(path).href;
      const around = await surroundings.of(uri);
      const checked = (fix ? checkAndFix : check)(checker, uri, content.text, around);
      const fixed = checked.document.text;
      if (fixed === content.text) {
        files.push({ file, ...checked });
        continue;
      }
      const failure = await save(path, content.byteOrderMark ? `\uFEFF${fixed}` : fixed);
      if (failure) {
        failures.push(`${file}: cannot be fixed, ${failure}`);
        files.push({ file, ...check(checker, uri, content.text, around) });
      } else {
        changed++;
        files.push({ file, ...checked });
      }
    } catch (error) {
      failures.push(`${file}: cannot be read, ${describeFileError(error)}`);
    }
  }
  return { files, failures, changed };
}

/** @returns why the text could not be written; the file is unchanged then */
async function save(path: string, text: string): Promise<string | undefined> {
  try {
    await writeTextFile(path, text);
    return undefined;
  } catch (error) {
    return describeFileError(error);
  }
}

async function lintStdin(name: string, checker: Checker): Promise<Result> {
  requireKnownName(name);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
  }
  const content = decode(Buffer.concat(chunks));
  if ('unreadable' in content) {
    return { files: [], failures: [`standard input: cannot be checked, ${content.unreadable}`], changed: 0 };
  }
  const uri = pathToFileURL(resolve(name)).href;
  const around = await createSurroundings(nodeFiles).of(uri);
  const checked = check(checker, uri, content.text, around);
  return { files: [{ file: displayName(name, process.cwd()), ...checked }], failures: [], changed: 0 };
}

/** By what the terminal and the environment say (https://no-color.org). */
function hasColors(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}
