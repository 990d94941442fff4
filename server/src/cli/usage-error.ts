/** Something that the user has to put right before the command can run: its message is one line that says how. */
export class UsageError extends Error {}

/** How an error of the file system is said to people, by its code. */
export function describeFileError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Record<string, string> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'no permission',
    EPERM: 'no permission',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is not a folder',
    ELOOP: 'its symbolic links go round in a circle',
    ENAMETOOLONG: 'the path is too long',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
  };
  return known[code] ?? (code || 'it cannot be read');
}
