import type { FeatureContext } from '../feature';
import type { Token } from '../semantic-tokens';
import { type ConfFile, confFileOf } from './conf-file';
import type { KeyNode } from './key-tree';
import { keyTreeOf } from './key-tree';
import { placesOfSubstitution } from './places';
import { isSecretPath } from './secret-path';

/** Tokens for the keys that ClearML knows, for those that nothing reads, and for what substitutions refer to. */
export function confTokens(context: FeatureContext): Token[] {
  const file = confFileOf(context);
  return file ? [...keyTokens(file, context), ...substitutionTokens(file, context)] : [];
}

function keyTokens({ entries, substitutions }: ConfFile, { catalogue, document }: FeatureContext): Token[] {
  const tokens: Token[] = [];
  const used = new Set(substitutions.map(({ part }) => document.text.slice(part.path.start, part.path.end)));
  for (const { field, parent, segments, nodes } of entries) {
    const before = segments.length - nodes.length;
    // An entry of a list has the list's key as its parent.
    let owner = parent
      ? before > 0 && segments[before - 1] === '[]'
        ? parent.nodes.at(-1)?.entry
        : parent.nodes.at(-1)
      : keyTreeOf(catalogue);
    for (const [index, node] of nodes.entries()) {
      const { start, end } = field.key.segments[index]!;
      const range = { start, end };
      const path = segments.slice(0, before + index + 1);
      if (node) {
        tokens.push({ range, type: 'property', modifiers: ['declaration', ...modifiersOf(path, node)] });
      } else if (owner && isClosed(owner) && !used.has(path.join('.'))) {
        tokens.push({ range, type: 'clearmlUnknown', modifiers: ['declaration'] });
      }
      owner = node;
    }
  }
  return tokens;
}

/** True where the catalogue knows all keys. */
function isClosed({ children, any }: KeyNode): boolean {
  return children.size > 0 && any === undefined;
}

function modifiersOf(path: readonly string[], node: KeyNode): ('deprecated' | 'secret')[] {
  const isOld = node.key?.deprecated !== undefined || node.key?.unread === true;
  const isSecret = node.key?.value.kind !== 'object' && isSecretPath(path, node) && node.key !== undefined;
  return [...(isOld ? (['deprecated'] as const) : []), ...(isSecret ? (['secret'] as const) : [])];
}

function substitutionTokens({ substitutions, byPath }: ConfFile, context: FeatureContext): Token[] {
  const tokens: Token[] = [];
  for (const substitution of substitutions) {
    const { path } = substitution.part;
    const name = context.document.text.slice(path.start, path.end);
    const entry = byPath.get(name)?.at(-1);
    if (entry) {
      const last = entry.nodes.at(-1);
      for (const { range, segments, isWhole } of placesOfSubstitution(substitution, context)) {
        const modifiers = isWhole && last ? modifiersOf(segments, last) : [];
        tokens.push({ range, type: 'property', modifiers });
      }
    } else if (path.end > path.start && /^\w+$/.test(name)) {
      const match = context.catalogue.variable(name);
      const modifiers: Token['modifiers'] = match?.variable.secret ? ['secret'] : [];
      tokens.push({ range: path, type: 'variable', modifiers });
    }
  }
  return tokens;
}
