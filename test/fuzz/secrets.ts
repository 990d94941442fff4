import type { Catalogue } from '../../server/src/catalogue/catalogue';
import type { EnvReader, Target } from '../../server/src/model/setting';
import { hostOf } from '../../server/src/workspace/host-of';
import { parseDocument } from '../../server/src/workspace/parse-document';
import { secretMarker } from './variable-values';

/**
 * The generated secrets that are really the value of a secret setting in this text, commented ones included. One that
 * stands somewhere else too (a broken line, a copy behind another name) is no secret any more.
 */
export function plantedSecrets(
  uri: string,
  text: string,
  catalogue: Catalogue,
  reader: EnvReader | undefined,
): string[] {
  if (!text.includes(secretMarker)) {
    return [];
  }
  const planted = /zQ9[A-Za-z0-9+/]{5,}/g;
  const model = parseDocument(uri, text, catalogue, hostOf(uri)!, reader);
  // By place: an object of a clearml.conf and a key in it can both be secret.
  const inside = new Map<number, string>();
  for (const { nameRange, value, target } of model.settings) {
    for (const { index } of text.slice(nameRange.start, nameRange.end).matchAll(planted)) {
      // A name is no value, in a secret object either, unless the separator between key and value is missing.
      const key = target.kind === 'key' ? catalogue.confKey(target.path.replace(/\s.*$/s, '')) : undefined;
      if (key?.secret && /^[\w.-]+[ \t]+zQ9[A-Za-z0-9+/]+$/.test(text.slice(nameRange.start, nameRange.end))) {
        inside.set(nameRange.start + index, text.slice(nameRange.start + index, nameRange.end));
      } else {
        inside.delete(nameRange.start + index);
      }
    }
    const { start, end } = value?.rawRange ?? { start: 0, end: 0 };
    for (const { 0: secret, index } of text.slice(start, end).matchAll(planted)) {
      if (isSecret(target)) {
        inside.set(start + index, secret);
      } else if (target.kind === 'key' && target.key) {
        // The user name or host in a list of credentials, which is secret as a whole.
        inside.delete(start + index);
      }
    }
  }
  const secrets = [...inside.values()];
  return [...new Set(secrets)].filter(
    secret => text.split(secret).length - 1 === secrets.filter(other => other === secret).length,
  );
}

/** By the catalogue alone; what features think is secret is under test here. */
function isSecret(target: Target): boolean {
  switch (target.kind) {
    case 'variable':
      return target.variable.secret;
    case 'dynamic':
      return target.reading.secret;
    case 'key':
      return target.key?.secret ?? false;
    default:
      return false;
  }
}
