import type { EnvReader } from '../model/setting';
import { choose, readArguments, readers } from './options';
import { UsageError } from './usage-error';

const components = ['agent', 'sdk'] as const;
const formats = ['text', 'json'] as const;

/** The command line of `effective`, checked. */
export interface EffectiveOptions {
  readonly conf: string;
  readonly envFiles: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly inheritEnv: boolean;
  readonly component: (typeof components)[number] | undefined;
  readonly defaults: boolean;
  readonly showSecrets: boolean;
  readonly reader: EnvReader;
  readonly format: (typeof formats)[number];
}

const flags = {
  conf: { type: 'string', multiple: true },
  'env-file': { type: 'string', multiple: true },
  // Node itself acts on --env-file, wherever it stands: it loads the file, NODE_OPTIONS in it included, before we run.
  dotenv: { type: 'string', multiple: true },
  env: { type: 'string', multiple: true },
  'inherit-env': { type: 'boolean' },
  component: { type: 'string' },
  defaults: { type: 'boolean' },
  'show-secrets': { type: 'boolean' },
  reader: { type: 'string' },
  format: { type: 'string' },
} as const;

/**
 * Reads the arguments behind `effective`.
 * @throws UsageError
 */
export function readEffectiveOptions(args: readonly string[]): EffectiveOptions {
  const { values, positionals } = readArguments('effective', args, flags);
  if (positionals.length > 0) {
    throw new UsageError('effective takes no paths; give the file with --conf FILE, env files with --env-file FILE');
  }
  const [conf, ...more] = values.conf ?? [];
  if (!conf || more.length > 0) {
    throw new UsageError('effective needs one --conf FILE, such as --conf ~/clearml.conf');
  }
  return {
    conf,
    envFiles: [...(values['env-file'] ?? []), ...(values.dotenv ?? [])],
    env: (values.env ?? []).map(readAssignment),
    inheritEnv: values['inherit-env'] === true,
    component: choose('--component', components, values.component),
    defaults: values.defaults === true,
    showSecrets: values['show-secrets'] === true,
    reader: choose('--reader', readers, values.reader) ?? 'compose',
    format: choose('--format', formats, values.format) ?? 'text',
  };
}

/** What was given is not repeated in the message: it may be a secret. */
function readAssignment(text: string): { name: string; value: string } {
  const sign = text.indexOf('=');
  if (sign < 1 || text.includes('\0')) {
    throw new UsageError('--env takes NAME=VALUE, such as --env CLEARML_API_HOST=http://localhost:8008');
  }
  return { name: text.slice(0, sign), value: text.slice(sign + 1) };
}
