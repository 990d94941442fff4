import type { DocumentModel } from '../../model/document-model';
import { soundsSecret } from '../../model/secret-words';
import type { Setting } from '../../model/setting';

/** What stands for a secret: always the same, so that not even its length shows. */
export const hidden = '•••';

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
      return target.reading.secret || soundsSecret(target.path);
    case 'key':
      // A known key is told by the catalogue; what stands around an unknown one counts as well.
      return target.key ? target.key.secret : soundsSecret(target.path) || /\.contents\b/.test(target.path);
    default:
      return soundsSecret(setting.name);
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
  result = hideAssigned(
    result.slice(0, maxExamined).replace(cut ? /(\/\/)[^\s'"]*(?:@|$)/g : /(\/\/)[^\s'"]*@/g, `$1${hidden}@`),
  ).replace(/(Bearer|Basic)\s+\S+/gi, `$1 ${hidden}`);
  return result.length > maxShown ? `${result.slice(0, maxShown)}…` : result;
}

/** Hides what is assigned to names that sound like secrets, also inside of what is assigned to others. */
function hideAssigned(text: string): string {
  return text.replace(
    /([A-Za-z0-9_-]+)([=:]\s*)("[^"]*"|'[^']*'|[^\s,;"']+)/g,
    (_, name: string, sign: string, value: string) =>
      name + sign + (soundsSecret(name) && !value.startsWith('//') ? hidden : hideAssigned(value)),
  );
}

function secretsOf(document: DocumentModel): readonly string[] {
  let secrets = cache.get(document);
  if (!secrets) {
    // Shorter ones would tear ordinary words apart and are no secrets worth the name.
    secrets = document.settings
      .filter(setting => setting.value && isSecret(setting))
      .map(setting => setting.value!.text.trim())
      .concat(document.host === 'conf' ? commentedSecrets(document) : [])
      .filter(text => text.length >= 4);
    cache.set(document, secrets);
  }
  return secrets;
}

/** Keys of S3 entries that are secrets there and plain words elsewhere. */
const entryKey = /^(?:key|contents)$/;

/** What comments of a clearml.conf assign to secret keys, entries of lists included, which no setting stands for. */
function commentedSecrets({ text, comments }: DocumentModel): string[] {
  const found: string[] = [];
  for (const { start, end } of comments) {
    const comment = text.slice(start, Math.min(end, start + maxExamined));
    for (const [, name, quoted, bare] of comment.matchAll(
      /(?<![\w.-])([\w.-]{1,100})"?[ \t]{0,40}[:=][ \t]{0,40}(?:"([^"]*)"?|([^\s,"}]+))/g,
    )) {
      const last = name!.slice(name!.lastIndexOf('.') + 1);
      if (soundsSecret(last) || entryKey.test(last)) {
        found.push((quoted ?? bare)!.trim());
      }
    }
  }
  return found;
}
