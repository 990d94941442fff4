import type { Environment } from './resolve';

/** `$NAME` or `${NAME}` of `os.path.expandvars`. */
const VARIABLE = /\$(?:(\w+)|\{([^}]*)\})/g;

/** `Path(expanduser(expandvars(path)))` of Python; unknown variables and users stay. */
export function expandPath(path: string, env: Environment): string {
  const expanded = path.replace(VARIABLE, (whole, bare: string | undefined, braced: string | undefined) => {
    const name = bare ?? braced ?? '';
    return (Object.hasOwn(env, name) ? env[name] : undefined) ?? whole;
  });
  const isHome = expanded === '~' || expanded.startsWith('~/');
  return normalize(isHome && env.HOME ? env.HOME.replace(/\/$/, '') + expanded.slice(1) : expanded);
}

/** As `Path` writes a path: without doubled slashes and `.`, `..` stays. */
function normalize(path: string): string {
  const root = path.startsWith('/') ? '/' : '';
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  return root + parts.join('/') || '.';
}

/** The directories that hold a file, the nearest first. */
export function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    parents.push(path.slice(0, slash));
  }
  return parents;
}
