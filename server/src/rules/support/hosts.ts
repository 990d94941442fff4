import type { Setting } from '../../model/setting';
import type { RuleContext } from '../define-rule';
import { readingsOf } from './readings';

export type HostRole = 'api' | 'web' | 'files';

const rolesByPath: ReadonlyMap<string, HostRole> = new Map([
  ['api.api_server', 'api'],
  ['api.web_server', 'web'],
  ['api.files_server', 'files'],
]);

/** The server address that a setting holds; `undefined` for any other setting. */
export function hostRoleOf(setting: Setting, context: RuleContext): HostRole | undefined {
  if (setting.target.kind === 'key') {
    return rolesByPath.get(setting.target.path);
  }
  return readingsOf(setting, context).find(reading => reading.hostRole)?.hostRole;
}

/** The first label of a host name of a ClearML server, by role; the hosted service and most installations use them. */
export const labelOf: Readonly<Record<HostRole, string>> = { api: 'api', web: 'app', files: 'files' };

/** The port of a ClearML server, by role. */
export const portOf: Readonly<Record<HostRole, string>> = { api: '8008', web: '8080', files: '8081' };

export const roleTitles: Readonly<Record<HostRole, string>> = {
  api: 'API server',
  web: 'web application',
  files: 'file server',
};

/** An address in parts, as written. */
export interface Address {
  /** With `://`; empty when it is missing. */
  readonly scheme: string;
  readonly host: string;
  /** Without the colon; empty when there is none. */
  readonly port: string;
  /** From the slash, question mark or hash on. */
  readonly rest: string;
}

/** Splits an address. `undefined` when the text is none: blanks, quotes, credentials. */
export function parseAddress(text: string): Address | undefined {
  const match = /^([a-z][a-z0-9+.-]*:\/\/)?(\[[0-9a-f:.]+\]|[^\s/?#:@"'\\[\]]+)(?::(\d+))?([/?#]\S*)?$/i.exec(text);
  return match ? { scheme: match[1] ?? '', host: match[2]!, port: match[3] ?? '', rest: match[4] ?? '' } : undefined;
}

export function formatAddress({ scheme, host, port, rest }: Address): string {
  return scheme + host + (port ? `:${port}` : '') + rest;
}
