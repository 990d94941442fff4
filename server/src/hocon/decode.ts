import { PythonError } from './python-error';

/** Lead bytes from which on a sequence has this many bytes, and where the first one behind it may start and end. */
const LEADS: readonly (readonly [from: number, length: number, low: number, high: number])[] = [
  [0xf5, 0, 0, 0],
  [0xf4, 4, 0x80, 0x8f],
  [0xf1, 4, 0x80, 0xbf],
  [0xf0, 4, 0x90, 0xbf],
  [0xee, 3, 0x80, 0xbf],
  [0xed, 3, 0x80, 0x9f],
  [0xe1, 3, 0x80, 0xbf],
  [0xe0, 3, 0xa0, 0xbf],
  [0xc2, 2, 0x80, 0xbf],
  [0x80, 0, 0, 0],
  [0x00, 1, 0, 0],
];

/**
 * The text of a file as pyhocon reads it (R2): strict UTF-8, a byte order mark stays, a sequence that the end of the
 * file cuts off is left out without a word.
 * @throws PythonError (UnicodeDecodeError) with Python's message.
 */
export function decodeFile(bytes: Uint8Array): string {
  let at = 0;
  while (at < bytes.length) {
    const [, length, low, high] = LEADS.find(([from]) => bytes[at]! >= from)!;
    if (length === 0) throw decodeError(bytes, at, 1, 'invalid start byte');
    for (let i = 1; i < length && at + i < bytes.length; i++) {
      const byte = bytes[at + i]!;
      const isValid = i === 1 ? byte >= low && byte <= high : byte >= 0x80 && byte <= 0xbf;
      if (!isValid) throw decodeError(bytes, at, i, 'invalid continuation byte');
    }
    if (at + length > bytes.length) break;
    at += length;
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, at));
}

function decodeError(bytes: Uint8Array, at: number, length: number, reason: string): PythonError {
  const where =
    length === 1
      ? `byte 0x${bytes[at]!.toString(16).padStart(2, '0')} in position ${at}`
      : `bytes in position ${at}-${at + length - 1}`;
  return new PythonError('UnicodeDecodeError', `'utf-8' codec can't decode ${where}: ${reason}`);
}
