import type { DocumentModel } from '../../model/document-model';
import type { Setting } from '../../model/setting';

/** What stands for a secret: always the same, so that not even its length shows. */
export const hidden = '•••';

const secretName =
  /(?:pass|pwd|secret|token|cred|private|apikey|(?:api|access|auth|storage|account|sas)[_-]?key|pat$)/i;

/** Longer values are cut before they are examined, so that the time for a hover has a bound. */
const maxExamined = 2000;
const maxShown = 200;

const cache = new WeakMap<DocumentModel, readonly string[]>();

/** True when the value of a setting must never be shown: by the catalogue, or by a foreign name that sounds like one. */
export function isSecret(setting: Setting): boolean {
  const { target } = setting;
  switch (target.kind) {
    case 'variable':
      return target.variable.secret;
    case 'dynamic':
      return target.reading.secret || secretName.test(target.path);
    default:
      return secretName.test(setting.name);
  }
}

/**
 * A value as it may be shown: user names and passwords in addresses, what is assigned to names that sound like secrets,
 * and the values of the file's own secrets are replaced.
 */
export function redact(text: string, document: DocumentModel): string {
  let result = text;
  for (const secret of secretsOf(document)) {
    if (result.includes(secret)) {
      result = result.split(secret).join(hidden);
    }
  }
  const cut = result.length > maxExamined;
  result = result
    .slice(0, maxExamined)
    .replace(cut ? /(\/\/)[^\s'"]*(?:@|$)/g : /(\/\/)[^\s'"]*@/g, `$1${hidden}@`)
    .replace(
      /([A-Za-z0-9_-]+)([=:]\s*)("[^"]*"|'[^']*'|[^\s,;"']+)/g,
      (all, name: string, sign: string, value: string) =>
        secretName.test(name) && !value.startsWith('//') ? `${name}${sign}${hidden}` : all,
    )
    .replace(/(Bearer|Basic)\s+\S+/gi, `$1 ${hidden}`);
  return result.length > maxShown ? `${result.slice(0, maxShown)}…` : result;
}

function secretsOf(document: DocumentModel): readonly string[] {
  let secrets = cache.get(document);
  if (!secrets) {
    // Shorter ones would tear ordinary words apart and are no secrets worth the name.
    secrets = document.settings
      .filter(setting => setting.value && isSecret(setting))
      .map(setting => setting.value!.text.trim())
      .filter(text => text.length >= 4);
    cache.set(document, secrets);
  }
  return secrets;
}
