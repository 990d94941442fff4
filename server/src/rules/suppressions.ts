import type { DocumentModel } from '../model/document-model';

/** What the comments of a file switch off. */
export interface Suppressions {
  wholeFile(rule: string): boolean;
  /** `line` is zero-based. */
  at(rule: string, line: number): boolean;
}

const directive = /clearml-config:\s*(ignore-file|ignore)\b([^\r\n]*)/;
const allRules = '*';

/**
 * Reads `# clearml-config: ignore RULE[, RULE]` (this line or, alone on a line, the next one) and
 * `# clearml-config: ignore-file [RULE…]`. `ignore` without a rule is for every rule.
 */
export function readSuppressions(document: DocumentModel): Suppressions {
  const file = new Set<string>();
  const lines = new Map<number, Set<string>>();
  for (const comment of document.comments) {
    const match = directive.exec(document.text.slice(comment.start, comment.end));
    if (!match) {
      continue;
    }
    const rules = ruleNames(match[2]!);
    if (match[1] === 'ignore-file') {
      for (const rule of rules) {
        file.add(rule);
      }
      continue;
    }
    const line = document.lines.lineAt(comment.start);
    const alone = document.text.slice(document.lines.lineRange(line).start, comment.start).trim() === '';
    // Nothing but a byte order mark can stand in front of a comment that is alone on its line.
    for (const target of alone ? [line, line + 1] : [line]) {
      const known = lines.get(target);
      lines.set(target, known ? new Set([...known, ...rules]) : new Set(rules));
    }
  }
  const has = (set: Set<string> | undefined, rule: string) => set !== undefined && (set.has(rule) || set.has(allRules));
  return {
    wholeFile: rule => has(file, rule),
    at: (rule, line) => has(lines.get(line), rule),
  };
}

/** The rule ids at the start of `text`, up to the first word that is none; `*` when there is none at all. */
function ruleNames(text: string): string[] {
  const names = text.split(/[\s,]+/).filter(word => /^[a-z][a-z0-9-]*$/.test(word));
  return names.length > 0 ? names : [allRules];
}
