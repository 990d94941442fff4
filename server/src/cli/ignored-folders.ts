import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Folders of tools: what is in them was written by no user of ours. */
const toolFolders = new Set([
  '.eggs',
  '.git',
  '.hg',
  '.ipynb_checkpoints',
  '.jj',
  '.mypy_cache',
  '.nox',
  '.pytest_cache',
  '.ruff_cache',
  '.svn',
  '.terraform',
  '.tox',
  '.venv',
  '.yarn',
  '__pycache__',
  'bower_components',
  'dist',
  'node_modules',
  'site-packages',
  'venv',
]);

/** The ignore files that hold for a folder, the outermost first. */
export type IgnoreChain = readonly { readonly folder: string; readonly ignores: Ignore }[];

/** Adds what the folder's own ignore files say. */
export async function extendChain(chain: IgnoreChain, folder: string): Promise<IgnoreChain> {
  const texts = [
    await readIfThere(join(folder, '.git', 'info', 'exclude')),
    await readIfThere(join(folder, '.gitignore')),
  ];
  const text = texts.filter(Boolean).join('\n');
  return text ? [...chain, { folder, ignores: ignore().add(text) }] : chain;
}

/** The ignore files of the repository around `folder`; none when there is no repository or it ignores `folder` itself. */
export async function chainAbove(folder: string): Promise<IgnoreChain> {
  const above: string[] = [];
  for (let at = folder; !(await isThere(join(at, '.git'))); at = dirname(at)) {
    if (dirname(at) === at) {
      return [];
    }
    above.unshift(dirname(at));
  }
  let chain: IgnoreChain = [];
  for (const at of above) {
    chain = await extendChain(chain, at);
  }
  // Whoever names an ignored folder wants it read.
  return above.some(at => at !== above[0] && isIgnored(chain, at)) || isIgnored(chain, folder) ? [] : chain;
}

/** True for a folder that nobody wants checked: of a tool, a Python environment, or one that git ignores. */
export async function isSkipped(chain: IgnoreChain, name: string, path: string): Promise<boolean> {
  return toolFolders.has(name) || isIgnored(chain, path) || (await isThere(join(path, 'pyvenv.cfg')));
}

/** Git's rule: the last matching pattern wins, a deeper file beats a higher one. */
function isIgnored(chain: IgnoreChain, path: string): boolean {
  let ignored = false;
  for (const { folder, ignores } of chain) {
    const inside = relative(folder, path);
    if (inside === '' || inside.startsWith('..')) {
      continue;
    }
    const result = ignores.test(`${inside.split(sep).join('/')}/`);
    ignored = result.ignored || (ignored && !result.unignored);
  }
  return ignored;
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
