import { isBlank } from './characters';

const markerLength = 7;

/** True for a line that git writes around the two sides of a merge conflict. */
export function isConflictMarker(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  if (end - start < markerLength || (code !== 60 && code !== 61 && code !== 62 && code !== 124)) {
    return false;
  }
  for (let at = start + 1; at < start + markerLength; at++) {
    if (text.charCodeAt(at) !== code) {
      return false;
    }
  }
  return end === start + markerLength || isBlank(text.charCodeAt(start + markerLength));
}
