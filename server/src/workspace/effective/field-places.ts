import { plainKey } from '../../hocon/encode';
import { directoryOf, includeTarget, type ReadFile } from '../../hocon/includes';
import { toNumber } from '../../hocon/scalars';
import type { HoconDocument, HoconField, HoconInclude, HoconObject, HoconPart } from '../../syntax/hocon/nodes';
import { parseHocon } from '../../syntax/hocon/parser';
import { SourceText } from '../../syntax/hocon/source-text';
import { LineIndex } from '../../text/line-index';
import type { TextRange } from '../../text/range';
import type { Place } from './types';

/** A field of a file, at its place in the file's tree. */
export interface FieldPlace {
  /** Keys without quotes. */
  readonly path: readonly string[];
  /** `object`: braces alone, whose fields have places of their own. */
  readonly kind: 'value' | 'object';
  /** In the order in which pyhocon comes by, includes in the place of the `include`. */
  readonly order: number;
  readonly references: readonly { readonly path: string }[];
  /** The value is one `${?X}` and nothing else. */
  readonly isOptionalReference: boolean;
  /** The value keeps what the key had before: `+=`, or a reference to the key. */
  readonly extends: boolean;
  /** The value as written, to the end of its line: a value that is not understood ends too early. */
  written(): string;
  place(): Place;
}

/** More included files are not looked at; loading ends long before. */
const MAX_INCLUDES = 1000;

/** What `+=` does not append: it replaces (R26). */
const REPLACING: ReadonlySet<HoconPart['kind']> = new Set(['number', 'boolean', 'null', 'duration']);

interface Source {
  readonly document: HoconDocument;
  readonly text: SourceText;
  readonly uri: string;
  readonly directory: string;
  readonly lines: LineIndex;
  readonly depth: number;
}

export interface FieldPlaceOptions {
  readonly uri: string;
  readonly directory: string;
  readonly readFile: ReadFile;
  /** The URI of an included file. */
  readonly uriOf: (path: string) => string;
}

/** All fields of a file and its includes, in the order in which they count. */
export function fieldPlaces(document: HoconDocument, options: FieldPlaceOptions): FieldPlace[] {
  const collector = new Collector(options);
  collector.add(document, options.uri, options.directory, [], 0);
  return collector.places;
}

class Collector {
  readonly places: FieldPlace[] = [];
  private includes = 0;

  constructor(private readonly options: FieldPlaceOptions) {}

  add(document: HoconDocument, uri: string, directory: string, prefix: readonly string[], depth: number): void {
    const { root } = document;
    const lines = new LineIndex(document.text);
    const source = { document, text: new SourceText(document.text), uri, directory, lines, depth };
    if (root.kind === 'object') this.object(root, prefix, source);
    else this.push(source, root, prefix, { kind: 'value', parts: [root], isAppended: false });
  }

  private object(object: HoconObject, prefix: readonly string[], source: Source): void {
    for (const member of object.members) {
      if (member.kind === 'field') this.field(member, prefix, source);
      else if (member.kind === 'include') this.include(member, prefix, source);
    }
  }

  private field(field: HoconField, prefix: readonly string[], source: Source): void {
    const { key, value, separator } = field;
    if (!value) return;
    const names =
      key.kind === 'number' ? [plainKey(toNumber(key.text))] : key.segments.map(({ name }) => plainKey(name));
    const path = [...prefix, ...names];
    const parts = value.parts.filter(part => part.kind !== 'continuation' && part.kind !== 'error');
    const isAppended = separator?.operator === '+=' && !parts.every(part => REPLACING.has(part.kind));
    if (!parts.some(part => part.kind === 'object' || part.kind === 'include')) {
      this.push(source, field, path, { kind: 'value', parts, isAppended });
      return;
    }
    // Objects side by side are merged, a substitution among them too (R25).
    for (const part of parts) {
      if (part.kind === 'object') {
        this.push(source, field, path, { kind: 'object', parts: [part], isAppended });
        this.object(part, path, source);
      } else if (part.kind === 'include') this.include(part, path, source);
      else this.push(source, field, path, { kind: 'value', parts: [part], isAppended });
    }
  }

  private include(include: HoconInclude, prefix: readonly string[], source: Source): void {
    if (include.failure || (include.required && include.function) || ++this.includes > MAX_INCLUDES) return;
    const { path } = includeTarget(include, source.text, source.directory);
    const file = path === undefined ? undefined : this.options.readFile(path);
    if (path === undefined || file?.kind !== 'text' || source.depth > MAX_INCLUDES) return;
    this.add(parseHocon(file.text), this.options.uriOf(path), directoryOf(path), prefix, source.depth + 1);
  }

  private push(
    source: Source,
    range: TextRange,
    path: readonly string[],
    { kind, parts, isAppended }: { kind: FieldPlace['kind']; parts: readonly HoconPart[]; isAppended: boolean },
  ): void {
    const substitutions = parts.filter(part => part.kind === 'substitution');
    const references = substitutions.map(part => ({ path: source.text.slice(part.path.start, part.path.end) }));
    const first = parts[0]?.start ?? range.end;
    this.places.push({
      path,
      kind,
      order: this.places.length,
      references,
      isOptionalReference: parts.length === 1 && substitutions[0]?.optional === true,
      extends: isAppended || references.some(reference => reference.path === path.join('.')),
      written: () => source.document.text.slice(first, source.lines.lineRange(source.lines.lineAt(range.end)).end),
      place: () => placeOf(source.uri, source.lines, range),
    });
  }
}

/** Where a stretch of a file is, in the words of people. */
export function placeOf(uri: string, lines: LineIndex, range: TextRange): Place {
  const [start, end] = [lines.positionAt(range.start), lines.positionAt(range.end)];
  return {
    uri,
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}
