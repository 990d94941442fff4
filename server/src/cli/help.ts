import { readers, severities, targetComponents } from './options';

/** Help for the program and for each command: what it does, its options, examples that can be pasted. */
export const help = {
  program: `ClearML Config: checks ClearML settings against what ClearML really does with them.

Usage: clearml-config <command> [options]

Commands:
  lint [PATH...]   check env files for mistakes
  effective        the configuration by which ClearML acts, and where each value comes from
  explain NAME     what ClearML does with a variable or clearml.conf key, or what a rule is about
  lsp --stdio      language server for editors

Options:
  -h, --help       show this help, or that of a command
  -v, --version    show the version

Examples:
  clearml-config lint
  clearml-config lint --fix deploy/agent.env
  clearml-config explain CLEARML_AGENT_GIT_USER
`,

  lint: `Checks files with ClearML settings.

Usage: clearml-config lint [PATH...] [options]

PATH is a file, a folder or a glob; without any, the current folder. In folders, files with names such as .env, .env.*,
*.env and .envrc are read, also those that git ignores; ignored folders and such as node_modules and .venv are not.

Options:
  --format FORMAT           text (default), json, sarif or github
  --fix                     apply the fixes that are safe, then report what is left
  --fail-on SEVERITY        ${severities.join(', ')} (default: warning)
  --rule ID=SEVERITY        another severity for a rule, or off; can be repeated
  --component NAME          what runs with these files: ${targetComponents.join(', ')}
  --target-version VERSION  the ClearML release that runs: 3.0.3, or agent=3.0.3,sdk=2.1.7
  --reader NAME             who reads the env files: ${readers.slice(0, 5).join(', ')},
                            ${readers.slice(5).join(', ')}
  --stdin                   check standard input instead of files ...
  --stdin-filename NAME     ... as if it were the file NAME
  --no-color                no colours (there are none either when the output is not a terminal)
  -h, --help                show this help

Exit code: 0 nothing to fail on, 1 problems at or above --fail-on, 2 bad usage or input that cannot be read.

Examples:
  clearml-config lint
  clearml-config lint .env "deploy/**/*.env" --component agent
  clearml-config lint --rule plaintext-secret=off --fail-on error
  clearml-config lint --format sarif > clearml-config.sarif
  git show :.env | clearml-config lint --stdin --stdin-filename .env
`,

  effective: `Shows the configuration that a clearml.conf, the environment and ClearML's defaults add up to, with the origin
of every value and what it overrides.

Usage: clearml-config effective --conf FILE [options]

Without --component and --defaults it is the file alone, with its substitutions resolved.

Options:
  --conf FILE        the clearml.conf
  --defaults         begin with the defaults that the component ships
  --component NAME   who reads it: agent (default with --defaults) or sdk; its variables are laid over the file
  --env-file FILE    an env file; can be repeated, the last one wins
  --dotenv FILE      the same, for a file that you do not trust: Node reads what is behind
                     --env-file too, and obeys a NODE_OPTIONS in it
  --env NAME=VALUE   a variable, which beats those of the env files; can be repeated
  --inherit-env      the variables of this process too, below all others; without it they are not looked at
  --reader NAME      who reads the env files: ${readers.slice(0, 5).join(', ')},
                     ${readers.slice(5).join(', ')} (default: compose, as \`docker compose\` does)
  --show-secrets     print secrets instead of dots
  --format FORMAT    text (default) or json
  -h, --help         show this help

Vaults and the options of ClearML's own command lines are not known here.

Exit code: 0 ClearML can load it, 1 it cannot, 2 bad usage or input that cannot be read.

Examples:
  clearml-config effective --conf ~/clearml.conf
  clearml-config effective --conf clearml.conf --defaults --env-file .env --env CLEARML_WORKER_ID=a:0
  clearml-config effective --conf clearml.conf --component sdk --inherit-env --format json
`,

  explain: `Says what ClearML does with a variable or a clearml.conf key, or what a rule is about.

Usage: clearml-config explain NAME

Examples:
  clearml-config explain CLEARML_API_HOST
  clearml-config explain agent.package_manager.type
  clearml-config explain mutually-exclusive
`,

  lsp: `Starts the language server for an editor.

Usage: clearml-config lsp --stdio

The editor starts it and talks to it over standard input and output. clearml-language-server --stdio is the same.
`,
} as const;
