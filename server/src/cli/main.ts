import { version } from '../../package.json';
import { help } from './help';
import { notAnyOf } from './options';
import { complain, guardStreams, print } from './streams';
import { UsageError } from './usage-error';

const commands = ['lint', 'effective', 'explain', 'lsp'] as const;
const failed = 2;

/** @returns the exit code; `undefined` when the process goes on */
async function run([command, ...args]: readonly string[]): Promise<number | undefined> {
  if (command === '--version' || command === '-v') {
    print(`${version}\n`);
    return 0;
  }
  if (command === '--help' || command === '-h' || command === 'help') {
    print(help[commands.find(name => name === args[0]) ?? 'program']);
    return 0;
  }
  const known = commands.find(name => name === command);
  if (known === undefined) {
    throw new UsageError(
      command === undefined
        ? `give a command, such as "clearml-config lint"; see "clearml-config --help"`
        : `${notAnyOf('there is no command', command, commands)}; see "clearml-config --help"`,
    );
  }
  if (hasHelpFlag(args)) {
    print(help[known]);
    return 0;
  }
  // Each loads what it needs: the catalogue and the protocol library are most of the program.
  switch (known) {
    case 'lint': {
      const { lint } = await import('./lint');
      return lint(args, version);
    }
    case 'effective': {
      const { effective } = await import('./effective');
      return effective(args);
    }
    case 'explain': {
      const { explain } = await import('./explain');
      return explain(args);
    }
    case 'lsp': {
      const { lsp } = await import('./lsp');
      await lsp(args);
      return undefined;
    }
  }
}

function hasHelpFlag(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some(arg => arg === '--help' || arg === '-h');
}

guardStreams();
run(process.argv.slice(2)).then(
  code => {
    // No `process.exit`: it would cut off what a pipe has not taken yet.
    process.exitCode = code;
  },
  (error: unknown) => {
    complain(
      error instanceof UsageError
        ? error.message
        : `internal error, please report it: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
    );
    process.exitCode = failed;
  },
);
