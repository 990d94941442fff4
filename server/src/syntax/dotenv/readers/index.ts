import type { EnvReader } from '../../../model/setting';
import { readAsCompose } from './compose';
import { readAsDocker } from './docker';
import { readAsNpmDotenv } from './npm-dotenv';
import { readAsPythonDotenv } from './python-dotenv';
import type { NamedReader, Reader } from './reader';
import { readAsShell } from './shell';
import { readAsSystemd } from './systemd';
import { readAsVscode } from './vscode';

export type { Environment, NamedReader, Reader, Reading, Unresolved } from './reader';

/** The readers of env files, each with the name under which it sees the value. */
export const namedReaders: Readonly<Record<EnvReader, NamedReader>> = {
  docker: readAsDocker,
  compose: readAsCompose,
  'python-dotenv': readAsPythonDotenv,
  'npm-dotenv': readAsNpmDotenv,
  vscode: readAsVscode,
  systemd: readAsSystemd,
  shell: readAsShell,
};

/** The readers of env files. References that the environment lacks give nothing unless told otherwise. */
export const readers = Object.fromEntries(
  Object.entries(namedReaders).map(([id, read]) => [
    id,
    ((statement, environment, unresolved = 'empty') => read(statement, environment, unresolved).seen) satisfies Reader,
  ]),
) as Readonly<Record<EnvReader, Reader>>;

/** The ids of all readers. */
export const envReaders = Object.keys(namedReaders) as readonly EnvReader[];
