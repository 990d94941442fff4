import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Files, maxFileSize } from '../workspace/files';

/** The file system of this machine; URIs of another scheme than `file` are not there. */
export const nodeFiles: Files = {
  async stat(uri) {
    try {
      const found = await stat(fileURLToPath(uri));
      return found.isFile() ? 'file' : found.isDirectory() ? 'directory' : undefined;
    } catch {
      return undefined;
    }
  },
  async read(uri) {
    try {
      const path = fileURLToPath(uri);
      const found = await stat(path);
      // A pipe or a device would block or never end.
      return found.isFile() && found.size <= maxFileSize ? await readFile(path, 'utf8') : undefined;
    } catch {
      return undefined;
    }
  },
};
