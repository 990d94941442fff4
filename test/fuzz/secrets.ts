import type { Catalogue } from '../../server/src/catalogue/catalogue';
import { buildEnvModel } from '../../server/src/model/build-env-model';
import type { EnvReader, Target } from '../../server/src/model/setting';
import { isEnvrc } from '../../server/src/workspace/host-of';
import { secretMarker } from './env-lines';

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
  const model = buildEnvModel(uri, text, catalogue, { envrc: isEnvrc(uri), reader });
  const inside = new Map<string, number>();
  for (const setting of model.settings) {
    if (setting.value && isSecret(setting.target)) {
      const { start, end } = setting.value.rawRange;
      for (const [secret] of text.slice(start, end).matchAll(planted)) {
        inside.set(secret, (inside.get(secret) ?? 0) + 1);
      }
    }
  }
  return [...inside].filter(([secret, count]) => text.split(secret).length - 1 === count).map(([secret]) => secret);
}

/** By the catalogue alone; what features think is secret is under test here. */
function isSecret(target: Target): boolean {
  switch (target.kind) {
    case 'variable':
      return target.variable.secret;
    case 'dynamic':
      return target.reading.secret;
    default:
      return false;
  }
}
