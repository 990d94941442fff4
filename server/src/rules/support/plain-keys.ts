import type { ConfKey } from '../../catalogue/types';

const plainKinds: ReadonlySet<string> = new Set(['url', 'bool', 'int', 'float', 'seconds', 'enum', 'size', 'percent']);
/** Texts that ClearML takes as they are: names, hosts, credentials. */
const plainNames =
  /(?:^|\.)(?:user|username|git_user|git_host|host|key|secret|token|bucket|region|profile|account_name|worker_id|worker_name)$/;

/** True for a key whose value neither ClearML nor a shell expands: `"${X}"` there stays as it is. */
export function expectsPlainText({ path, secret, value }: ConfKey): boolean {
  const isText = value.kind === 'string' && !path.startsWith('environment') && !path.startsWith('files');
  return plainKinds.has(value.kind) || (isText && (secret || plainNames.test(path)));
}
