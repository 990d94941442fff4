import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { HoconArray, HoconObject, HoconPart } from '../../syntax/hocon/nodes';
import type { FeatureContext } from '../feature';
import { runsOf, wholeLineComments } from '../sections';
import { confFileOf } from './conf-file';

/** What can be folded: objects, lists and texts over several lines, comments of two or more lines. */
export function confFolding(context: FeatureContext): FoldingRange[] {
  const { document } = context;
  const file = confFileOf(context);
  if (!file) {
    return [];
  }
  const { lines } = document;
  const ranges: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
    if (endLine > startLine) {
      ranges.push(kind === undefined ? { startLine, endLine } : { startLine, endLine, kind });
    }
  };
  const addContainer = ({ open, close, end }: HoconObject | HoconArray) => {
    if (open) {
      // The line of the closing bracket stays to be seen.
      add(lines.lineAt(open.start), close ? lines.lineAt(close.start) - 1 : lines.lineAt(end));
    }
  };
  const addParts = (parts: readonly HoconPart[]) => {
    for (const part of parts) {
      if (part.kind === 'object') {
        addObject(part);
      } else if (part.kind === 'array') {
        addArray(part);
      } else if (part.kind === 'triple-quoted') {
        add(lines.lineAt(part.start), lines.lineAt(part.end));
      }
    }
  };
  const addObject = (object: HoconObject) => {
    addContainer(object);
    for (const member of object.members) {
      if (member.kind === 'field' && member.value) {
        addParts(member.value.parts);
      }
    }
  };
  const addArray = (array: HoconArray) => {
    addContainer(array);
    for (const item of array.items) {
      if (item.kind === 'value') {
        addParts(item.parts);
      }
    }
  };
  addParts([file.hocon.root]);
  for (const { first, last } of runsOf(wholeLineComments(document))) {
    add(first, last, FoldingRangeKind.Comment);
  }
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}
