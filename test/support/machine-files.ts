import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const maxSize = 200_000;
const maxDepth = 8;

/** A text file of an installed package. */
export interface MachineFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Readable files of this machine, to have texts that nobody here has written: at most `limit`, none larger than 200 kB,
 * links are not followed.
 * @param accepts by file name, and by the text where the name does not tell
 */
export function machineFiles(
  folders: readonly string[],
  limit: number,
  accepts: (name: string, text: () => string) => boolean,
): MachineFile[] {
  const found: MachineFile[] = [];
  const visit = (folder: string, depth: number) => {
    for (const entry of list(folder)) {
      const path = join(folder, entry.name);
      if (found.length >= limit) {
        return;
      }
      if (entry.isDirectory() && depth < maxDepth) {
        visit(path, depth + 1);
      } else if (entry.isFile()) {
        const text = () => read(path) ?? '';
        if (accepts(entry.name, text) && text() !== '') {
          found.push({ path, text: text() });
        }
      }
    }
  };
  for (const folder of folders) {
    visit(folder, 0);
  }
  return found;
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function read(path: string): string | undefined {
  try {
    return statSync(path).size < maxSize ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
