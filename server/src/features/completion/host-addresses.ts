import type { Target } from '../../model/setting';
import { type HostRole, labelOf, parseAddress, portOf } from '../../rules/support/hosts';
import type { FeatureContext } from '../feature';

/** The addresses of the hosted service. */
export const hostedAddresses: Readonly<Record<HostRole, string>> = {
  api: 'https://api.clear.ml',
  web: 'https://app.clear.ml',
  files: 'https://files.clear.ml',
};

/** Addresses for a server role: those that follow from the other addresses in the file first, then the usual ones. */
export function hostAddresses(role: HostRole | undefined, { document }: FeatureContext): string[] {
  if (!role) {
    return [];
  }
  const derived: string[] = [];
  for (const { active, target, value } of document.settings) {
    const other = roleOf(target);
    if (active && other && other !== role && value?.known && value.text.length < 300) {
      const address = switchRole(value.text.trim(), other, role);
      if (address) {
        derived.push(address);
      }
    }
  }
  return [...new Set([...derived, hostedAddresses[role], `http://localhost:${portOf[role]}`])];
}

function roleOf(target: Target): HostRole | undefined {
  if (target.kind === 'key') {
    return hostRoleOfKey(target.path);
  }
  return target.kind === 'variable' ? target.variable.primary.hostRole : undefined;
}

/** The role of the server whose address a key of clearml.conf holds. */
export function hostRoleOfKey(path: string): HostRole | undefined {
  return /^api\.(api|web|files)_server$/.exec(path)?.[1] as HostRole | undefined;
}

/** The address of `to` on the server whose address for `from` is `text`, by its port or by its sub-domain. */
function switchRole(text: string, from: HostRole, to: HostRole): string | undefined {
  const address = parseAddress(text);
  if (!address?.scheme || !/^\/?$/.test(address.rest)) {
    return undefined;
  }
  const { scheme, host, port } = address;
  if (port === portOf[from]) {
    return `${scheme}${host}:${portOf[to]}`;
  }
  const prefix = `${labelOf[from]}.`;
  return port === '' && host.startsWith(prefix) ? `${scheme}${labelOf[to]}.${host.slice(prefix.length)}` : undefined;
}
