import type { Host } from '../model/setting';

/** Files of programs that only look like env files by their name (`config.env.ts`, `.env.d.ts`, `.env.json`). */
const otherLanguage =
  /\.(?:[cm]?[jt]sx?|json[c5]?|ya?ml|toml|py|rb|go|rs|php|java|sh|bash|zsh|ps1|md|html?|css|xml|vue|svelte|enc|gpg|age|asc)$/i;
const envFile = /^(?:\.env|\.env\..+|.+\.env|.+\.env\..+|env\.list|\.envrc)$/i;
/** With the endings of files that are copied to get the real one; `*agent.conf` and look-alikes are told apart by content. */
const conf =
  /^(?:\.?(?:clearml[^/]*|trains)\.conf(?:\.(?:example|dist|sample|template|tpl|local|bak|orig))*|.*agent\.conf(?:\.(?:example|dist|sample|template|local))?)$/i;
/** A `Dockerfile.env` is an env file, a `Dockerfile.dockerignore` goes with a Dockerfile. */
const dockerfile = /^(?:dockerfile(?:[._-].+)?|.+\.dockerfile|containerfile.*)(?<!\.env|\.dockerignore)$/i;

/**
 * The file format of a file, by its name alone and never by the editor's language id.
 * @param path a URI or a path with `/` or `\`
 * @returns `undefined` for a file that is none of ours
 */
export function hostOf(path: string): Host | undefined {
  const name = fileNameOf(path);
  if (otherLanguage.test(name)) {
    return undefined;
  }
  if (dockerfile.test(name)) {
    return 'dockerfile';
  }
  if (conf.test(name)) {
    return 'conf';
  }
  return envFile.test(name) ? 'env' : undefined;
}

/** True for direnv's `.envrc`: a shell script, of which only the `export K=V` lines are ours. */
export function isEnvrc(path: string): boolean {
  return fileNameOf(path).toLowerCase() === '.envrc';
}

/** The last segment of a URI (percent-decoded) or a path. */
export function fileNameOf(path: string): string {
  const withoutQuery = /^[a-z][a-z0-9+.-]+:/i.test(path) ? path.replace(/[?#].*$/s, '') : path;
  const name = withoutQuery.slice(Math.max(withoutQuery.lastIndexOf('/'), withoutQuery.lastIndexOf('\\')) + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
