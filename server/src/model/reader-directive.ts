import { envReaders } from '../syntax/dotenv/readers';
import type { EnvReader } from './setting';

const directive = /^#+[ \t]*clearml-config:[ \t]*reader[ \t]*=([^\r\n]*)/;

/** The readers that a comment names: `# clearml-config: reader=docker` or `reader=docker,compose`. */
export function readersOfComment(comment: string): readonly EnvReader[] {
  const names = directive.exec(comment)?.[1];
  if (names === undefined) {
    return [];
  }
  const words = names.split(/[\s,]+/);
  return envReaders.filter(reader => words.includes(reader)).sort((a, b) => words.indexOf(a) - words.indexOf(b));
}
