import type { Catalogue } from '../catalogue/catalogue';
import type { Setting, Target } from '../model/setting';
import { nearest } from '../text/nearest';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { type ConfTree, confTreeOf, serverTreeOf } from './support/conf-tree';
import { renameFixes } from './support/edits';

const agentPrefix = 'CLEARML_AGENT__';

type Dynamic = Extract<Target, { kind: 'dynamic' }>;

export default defineRule({
  id: 'dynamic-path',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['env', 'dockerfile'],
  summary: 'A dynamic variable that addresses no key: section forgotten, unknown path, item of a list.',
  why: `\`CLEARML_AGENT__A__B=v\` sets the key \`a.b\` of clearml.conf: the section must be named, so the type of the package
manager is \`CLEARML_AGENT__AGENT__PACKAGE_MANAGER__TYPE\`. Without it a top-level \`package_manager\` is set that nothing
reads. An item of a list cannot be addressed (the list becomes an object, executed), and the path is lower-cased.
\`CLEARML__file__path\` belongs to the server and its files.`,
  check(context) {
    for (const setting of context.settings) {
      if (setting.target.kind === 'dynamic') {
        const found =
          setting.target.component === 'agent'
            ? checkAgent(setting.target, context.catalogue)
            : checkServer(setting.target, context.catalogue);
        if (found) {
          report(setting, setting.target, found, context);
        }
      }
    }
  },
  examples: [
    {
      host: 'env',
      bad: 'CLEARML_AGENT__PACKAGE_MANAGER__TYPE=uv\n',
      at: 'CLEARML_AGENT__PACKAGE_MANAGER__TYPE',
      fixed: ['CLEARML_AGENT__AGENT__PACKAGE_MANAGER__TYPE=uv\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT__AGENT__PACKAGE_MANAGER__TYP=uv\n',
      at: 'CLEARML_AGENT__AGENT__PACKAGE_MANAGER__TYP',
      fixed: ['CLEARML_AGENT__AGENT__PACKAGE_MANAGER__TYPE=uv\n'],
    },
    {
      host: 'env',
      bad: 'CLEARML_AGENT__AGENT__EXTRA_DOCKER_ARGUMENTS__0="--ipc=host"\n',
      at: 'CLEARML_AGENT__AGENT__EXTRA_DOCKER_ARGUMENTS__0',
      fixed: [],
    },
    { host: 'env', bad: 'CLEARML_AGENT__FOO__BAR=1\n', at: 'CLEARML_AGENT__FOO__BAR', fixed: [] },
    { host: 'env', bad: 'CLEARML__API__API_SERVER=https://api.clear.ml\n', at: 'CLEARML__API__API_SERVER', fixed: [] },
    { host: 'env', good: 'CLEARML_AGENT__AGENT__PACKAGE_MANAGER__TYPE=uv\n' },
    { host: 'env', good: 'CLEARML_AGENT__API__API_SERVER=https://api.clear.ml\n' },
    { host: 'env', good: 'CLEARML_AGENT__ENVIRONMENT__MY_NAME=1\n' },
    { host: 'env', good: 'CLEARML_AGENT__AGENT__DEFAULT_DOCKER={"image":"python:3.12"}\n' },
    { host: 'env', good: 'CLEARML__apiserver__log_calls=true\n' },
    { host: 'env', good: '# CLEARML_AGENT__FOO__BAR=1\n' },
  ],
});

interface Finding {
  readonly message: string;
  /** The path that was meant. */
  readonly meant?: string;
}

function checkAgent({ path }: Dynamic, catalogue: Catalogue): Finding | undefined {
  const tree = confTreeOf(catalogue);
  const [section] = path.split('.');
  if (path === '' || tree.has(path)) {
    return undefined;
  }
  if (!tree.has(section!)) {
    return tree.has(`agent.${path}`)
      ? {
          message: `The section is missing: this sets ${path} at the top level, where nothing reads it.`,
          meant: `agent.${path}`,
        }
      : { message: `clearml.conf has no section "${section}": nothing reads this.` };
  }
  return checkBelow(path, tree);
}

function checkServer({ path }: Dynamic, catalogue: Catalogue): Finding | undefined {
  const tree = serverTreeOf(catalogue);
  const [file] = path.split('.');
  if (path === '' || tree.has(path)) {
    return undefined;
  }
  if (!tree.has(file!)) {
    return { message: `The server has no configuration file "${file}": nothing reads this.` };
  }
  // The server has more keys than its open-source defaults show, so an unknown one is reported only when it is a near miss.
  const found = checkBelow(path, tree);
  return found?.meant ? found : undefined;
}

/** Walks down to the first segment that the tree does not have. */
function checkBelow(path: string, tree: ConfTree): Finding | undefined {
  const segments = path.split('.');
  let at = segments[0]!;
  for (const [index, segment] of segments.entries()) {
    if (index === 0) {
      continue;
    }
    const below = `${at}.${segment}`;
    if (!tree.has(below)) {
      if (tree.isOpen(at)) {
        return undefined;
      }
      if (tree.isList(at)) {
        return {
          message: `${at} is a list: an item of it cannot be addressed, and the list is replaced by an object.`,
        };
      }
      const meant = nearest(segment, tree.children(at));
      const rest = segments.slice(index + 1);
      const whole = meant === undefined ? undefined : [at, meant, ...rest].join('.');
      return whole !== undefined && tree.has(whole)
        ? { message: `Nothing reads ${below}. Did you mean ${whole}?`, meant: whole }
        : { message: `Nothing reads ${below}.` };
    }
    at = below;
  }
  return undefined;
}

function report(setting: Setting, target: Dynamic, { message, meant }: Finding, context: RuleContext): void {
  const fixes: Fix[] = [];
  if (meant !== undefined) {
    const name =
      target.component === 'agent'
        ? agentPrefix + meant.toUpperCase().replaceAll('.', '__')
        : `CLEARML__${meant.replaceAll('.', '__')}`;
    fixes.push(...renameFixes(`Rename to ${name}`, setting, name, context));
  }
  context.report({ at: setting.nameRange, message, fixes });
}
