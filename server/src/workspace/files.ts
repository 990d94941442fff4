/**
 * All access to files goes through this: in memory for tests, node's file system on the command line, requests to the
 * client in an editor, so that web and virtual workspaces work. Nothing throws: what cannot be read is not there.
 */
export interface Files {
  /** What is at `uri`, symbolic links followed; `undefined` when there is nothing or it may not be seen. */
  stat(uri: string): Promise<'file' | 'directory' | undefined>;
  /** The text of a file, decoded as UTF-8; `undefined` when there is none or it is larger than `maxFileSize`. */
  read(uri: string): Promise<string | undefined>;
}

/** In bytes. Larger files are no settings; they are not read and not checked. */
export const maxFileSize = 5 * 1024 * 1024;

/** Files of nowhere: for a place where nothing can be known about the surroundings. */
export const noFiles: Files = {
  stat: async () => undefined,
  read: async () => undefined,
};

/**
 * Files that exist in memory only.
 * @param contents URI → text; the folders that hold them exist too. The map is read on each call, so it may be changed.
 */
export function createMemoryFiles(contents: ReadonlyMap<string, string>): Files {
  return {
    async stat(uri) {
      if (contents.has(uri)) {
        return 'file';
      }
      const folder = uri.endsWith('/') ? uri : `${uri}/`;
      return [...contents.keys()].some(other => other.startsWith(folder)) ? 'directory' : undefined;
    },
    read: async uri => contents.get(uri),
  };
}
