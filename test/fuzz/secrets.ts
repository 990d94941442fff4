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
  for (const setting of model.settings) {
    if (setting.value && isSecret(setting.target)) {
      const { start, end } = setting.value.rawRange;
      for (const { 0: secret, index } of text.slice(start, end).matchAll(planted)) {
        inside.set(start + index, secret);
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
