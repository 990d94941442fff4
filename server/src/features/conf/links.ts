import type { DocumentLink } from 'vscode-languageserver-types';
import type { HoconInclude, HoconMember, HoconPart } from '../../syntax/hocon/nodes';
import type { TextRange } from '../../text/range';
import type { FeatureContext } from '../feature';
import { type ConfFile, confFileOf } from './conf-file';

/** Links to included files, and to the files that the section `files` writes. */
export function confLinks(context: FeatureContext): DocumentLink[] {
  const file = confFileOf(context);
  return file ? [...includeLinks(file, context), ...writtenFileLinks(file, context)] : [];
}

function includeLinks({ hocon }: ConfFile, { document }: FeatureContext): DocumentLink[] {
  return includesIn([hocon.root]).flatMap(({ target, function: name }) => {
    if (!target) {
      return [];
    }
    const range = { start: target.start + 1, end: target.end - 1 };
    const written = document.text.slice(range.start, range.end);
    const isUrl = name !== undefined && document.text.slice(name.start, name.end) === 'url';
    return isUrl
      ? linkTo(/^https?:\/\//.test(written) ? written : undefined, range, document)
      : linkTo(resolved(written, document.uri), range, document);
  });
}

function includesIn(nodes: readonly (HoconPart | HoconMember)[]): HoconInclude[] {
  return nodes.flatMap(node => {
    switch (node.kind) {
      case 'include':
        return [node];
      case 'object':
        return includesIn(node.members);
      case 'field':
        return includesIn(node.value?.parts ?? []);
      case 'array':
        return node.items.flatMap(item => (item.kind === 'value' ? includesIn(item.parts) : []));
      default:
        return [];
    }
  });
}

/** `files.NAME.path`, where it is absolute: what `~` and `$VAR` mean is for the machine to say on which ClearML runs. */
function writtenFileLinks({ entries }: ConfFile, { document }: FeatureContext): DocumentLink[] {
  return entries.flatMap(({ field, nodes }) => {
    const [part] = field.value?.parts ?? [];
    if (nodes.at(-1)?.path !== 'files.*.path' || !part || field.value!.parts.length > 1) {
      return [];
    }
    const width = part.kind === 'quoted' ? 1 : 0;
    const range = { start: part.start + width, end: part.end - width };
    const written = document.text.slice(range.start, range.end);
    return /^\/[^$\\]+$/.test(written) ? linkTo(resolved(written, document.uri), range, document) : [];
  });
}

function resolved(path: string, base: string): string | undefined {
  if (path === '' || /[\\"]|^[a-z][a-z0-9+.-]*:/i.test(path)) {
    return undefined;
  }
  try {
    return new URL(path.split('/').map(encodeURIComponent).join('/'), base).href;
  } catch {
    return undefined;
  }
}

function linkTo(target: string | undefined, range: TextRange, document: FeatureContext['document']): DocumentLink[] {
  return target === undefined ? [] : [{ range: document.lines.rangeOf(range), target }];
}
