import { randomBytes } from 'node:crypto';
import { chmod, lstat, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { maxFileSize } from '../workspace/files';

/** A file's text without its byte order mark, or why there is none. */
export type TextFile =
  | { readonly text: string; readonly byteOrderMark: boolean }
  | { readonly unreadable: string; readonly binary: boolean };

/** Git's way to tell a binary file: a NUL in its first bytes. */
const sniffed = 8000;

/**
 * Reads a file of text.
 * @throws what the file system throws
 */
export async function readTextFile(path: string): Promise<TextFile> {
  const found = await stat(path);
  if (!found.isFile()) {
    return unreadable('it is not a regular file');
  }
  return found.size > maxFileSize ? tooLarge() : decode(await readFile(path));
}

/** Reads bytes as UTF-8 text; anything else is refused, so that no fix can spoil it. */
export function decode(bytes: Buffer): TextFile {
  if (bytes.length > maxFileSize) {
    return tooLarge();
  }
  const start = bytes.subarray(0, 2).toString('hex');
  if (start === 'fffe' || start === 'feff') {
    return unreadable('it is UTF-16, which no program reads as an env file; save it as UTF-8');
  }
  if (bytes.subarray(0, sniffed).includes(0)) {
    return { unreadable: 'it is a binary file (it has NUL bytes)', binary: true };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const byteOrderMark = text.startsWith('\uFEFF');
    return { text: byteOrderMark ? text.slice(1) : text, byteOrderMark };
  } catch {
    return unreadable('it is not valid UTF-8; save it as UTF-8');
  }
}

/**
 * Replaces the content of a file at once: another program sees the old text or the new one, never a part. The file
 * keeps its permissions, and a symbolic link stays one.
 * @throws what the file system throws; the file is unchanged then
 */
export async function writeTextFile(path: string, text: string): Promise<void> {
  const target = await realpath(path);
  const { mode } = await lstat(target);
  const temporary = join(dirname(target), `.clearml-config-${randomBytes(6).toString('hex')}.tmp`);
  try {
    // Nobody else may read it on the way: it can hold secrets.
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(temporary, mode & 0o7777);
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

function tooLarge(): TextFile {
  return unreadable(`it is larger than ${maxFileSize / 1024 / 1024} MB`);
}

function unreadable(why: string): TextFile {
  return { unreadable: why, binary: false };
}
