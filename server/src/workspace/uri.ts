/**
 * The folder that holds a file or folder, without a slash at its end; `undefined` for a root.
 * Works on the text of a URI alone, so that it is the same for every scheme and every platform.
 */
export function parentOf(uri: string): string | undefined {
  const start = uri.indexOf('://') + 3;
  const slash = uri.lastIndexOf('/');
  if (slash <= start) {
    return slash === start && uri.length > start + 1 ? uri.slice(0, slash) : undefined;
  }
  return uri.slice(0, slash);
}

/** The path from a folder to something in it, percent-decoded, with `/`. */
export function relativePath(folder: string, uri: string): string {
  const path = uri.slice(folder.length + 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
