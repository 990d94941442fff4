import { soundsSecret } from '../../model/secret-words';
import type { KeyNode } from './key-tree';

/**
 * True when the value of a path must never be shown: by the catalogue, which knows each of its keys; otherwise by the
 * names on the way, and for all that stands inside something secret.
 */
export function isSecretPath(segments: readonly string[], node: KeyNode | undefined): boolean {
  const known = node?.key ?? (node?.name === '[]' ? node.parent?.key : undefined);
  return known
    ? known.secret
    : soundsSecret(segments.join('.')) || /^environment\.|\.contents\b/.test(segments.join('.'));
}
