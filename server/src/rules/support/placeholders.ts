import type { DocumentModel } from '../../model/document-model';
import { fileNameOf } from '../../workspace/host-of';

/** Words that stand where a secret will be: they say so, or they are what examples use. */
const placeholderWord =
  /(?:^|[^a-z])(?:your|my|the|some|put|insert|enter|paste|add|replace|change|changeme|changeit|todo|fixme|tbd|example|sample|dummy|placeholder|redacted|hidden|masked|here|none|null|undefined|test|fake)(?:[^a-z]|$)/i;
const wholePlaceholder =
  /^(?:(?:access|secret|api|auth|git|user|service|private|public|account|storage|agent|server|web|files|personal|the|my|your)[ _-]*)*(?:key|secret|token|pass|passwd|password|pat|credentials?|value)$/i;

/**
 * True for a text that nobody takes for a real secret: empty, `<…>`, `{{…}}`, `__X__`, `op://…`, `$VAR`, `xxxx`, `...`,
 * `YOUR_SECRET_KEY`, `changeme`, `secret`.
 */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  return (
    trimmed === '' ||
    /^[<{[(%$@].*[>})\]%@]?$/s.test(trimmed) ||
    /^(?:__.+__|#\{.+|ENC\[.+|(?:op|vault|ssm|sops|bao|aws-sm|gcp-sm):.+)$/.test(trimmed) ||
    /^(.)\1*$/s.test(trimmed) ||
    /x{3,}|\*{3,}|\.{3}|…|-{3,}|_{3,}/i.test(trimmed) ||
    wholePlaceholder.test(trimmed) ||
    placeholderWord.test(trimmed)
  );
}

/** True for a file that is there to be copied and filled in: `.env.example`, `clearml.conf.dist`. */
export function isExampleFile({ uri }: DocumentModel): boolean {
  return /(?:^|[._-])(?:example|sample|template|tpl|dist)(?:[._-]|$)/i.test(fileNameOf(uri));
}
