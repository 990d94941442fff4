import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Catalogue } from '../../catalogue/catalogue';
import type { ConfKey } from '../../catalogue/types';
import { isSecretServerKey } from '../documentation/dynamic';
import type { FeatureContext } from '../feature';
import type { NameContext } from './cursor-context';
import type { CompletionData } from './names';
import { namesInUse } from './present-settings';
import { snippetChoice, snippetText } from './value-text';

const agentPrefix = 'CLEARML_AGENT__';
const serverPrefix = 'CLEARML__';

/** A step of a key path; a step that is a key itself has what is written behind `=`. */
interface Step {
  readonly children: Map<string, Step>;
  key?: { readonly value: string; readonly description: string };
}

interface Trees {
  readonly agent: Step;
  readonly server: Step;
}

const cache = new WeakMap<Catalogue, Trees>();

/** True when the typed name is a dynamic one, whose key path is completed step by step. */
export function isDynamicPrefix(typed: string): boolean {
  return typed.startsWith(agentPrefix) || typed.startsWith(serverPrefix);
}

/** The next steps of the key path that the typed name has begun; keys write `=` and their value, sections go on. */
export function dynamicNameItems(cursor: NameContext, context: FeatureContext): CompletionItem[] {
  const component = cursor.typed.startsWith(agentPrefix) ? 'agent' : 'server';
  const prefix = component === 'agent' ? agentPrefix : serverPrefix;
  const spell = (step: string) => (component === 'agent' ? step.toUpperCase() : step);
  // As the readers do it: each `__` from the left is a dot.
  const steps = cursor.typed.slice(prefix.length).replace(/__/g, '.').split('.').slice(0, -1);
  let at: Step | undefined = treesOf(context.catalogue)[component];
  for (const step of steps) {
    at = at?.children.get(step.toLowerCase());
  }
  const used = namesInUse(context, cursor);
  const items: CompletionItem[] = [];
  const done = prefix + steps.map(step => `${spell(step)}__`).join('');
  for (const [step, { key, children }] of at?.children ?? []) {
    const name = done + spell(step);
    const path = [...steps.map(other => (component === 'agent' ? other.toLowerCase() : other)), step].join('.');
    const data: CompletionData = { type: 'dynamic', component, path };
    if (key && children.size === 0 && !used.has(name)) {
      items.push({
        label: name,
        kind: CompletionItemKind.Property,
        labelDetails: { description: key.description },
        sortText: `1${name}`,
        textEditText: cursor.assigned ? name : `${name}=${cursor.place ? inDockerfile(key.value) : key.value}`,
        data,
      });
    }
    if (children.size > 0) {
      items.push({
        label: `${name}__`,
        kind: CompletionItemKind.Module,
        labelDetails: { description: `${path}.…` },
        sortText: `2${name}`,
        textEditText: `${name}__`,
        data,
      });
    }
  }
  return items;
}

/** BuildKit and shells remove the quotes of a HOCON string, unless others stand around them. */
function inDockerfile(value: string): string {
  return value.includes('"') ? `'${value}'` : value;
}

function treesOf(catalogue: Catalogue): Trees {
  let trees = cache.get(catalogue);
  if (!trees) {
    trees = { agent: { children: new Map() }, server: { children: new Map() } };
    const parents = new Set(catalogue.confKeys.map(({ path }) => path.slice(0, path.lastIndexOf('.'))));
    for (const key of catalogue.confKeys) {
      // Names are lower-cased, and no name can address an entry of a list or a key with a free name.
      if (/^[a-z0-9_]+(\.[a-z0-9_]+)+$/.test(key.path) && !key.unread && !isSection(key, parents)) {
        insert(trees.agent, key.path, { value: confValue(key), description: `${key.path} · ${key.value.kind}` });
      }
    }
    for (const key of catalogue.serverKeys) {
      if (key.addressable && /^[A-Za-z0-9_.]+$/.test(key.path)) {
        const secret = isSecretServerKey(key.path);
        const preset = secret || key.default === undefined || key.default === null || typeof key.default === 'object';
        const value = preset ? '$0' : `\${1:${snippetText(JSON.stringify(key.default))}}`;
        insert(trees.server, key.path, { value, description: `${key.component} · ${key.type}` });
      }
    }
    cache.set(catalogue, trees);
  }
  return trees;
}

function insert(root: Step, path: string, key: Step['key']): void {
  let at = root;
  for (const name of path.split('.')) {
    let next = at.children.get(name);
    if (!next) {
      next = { children: new Map() };
      at.children.set(name, next);
    }
    at = next;
  }
  at.key ??= key;
}

/** The keys of a section are completed, not it. */
function isSection({ path, value }: ConfKey, parents: ReadonlySet<string>): boolean {
  return value.kind === 'object' && parents.has(path);
}

function confValue({ value, secret }: ConfKey): string {
  if (secret) {
    return '$0';
  }
  if (/^bool/.test(value.kind)) {
    return snippetChoice(1, value.default === true ? ['false', 'true'] : ['true', 'false']);
  }
  const values = (value.enum ?? []).map(item => item.value).filter(text => /^[\w.+-]+$/.test(text));
  if (values.length > 1) {
    return snippetChoice(1, values);
  }
  const simple = typeof value.default === 'number' || typeof value.default === 'boolean';
  if (simple || (typeof value.default === 'string' && value.default !== '')) {
    return `\${1:${snippetText(JSON.stringify(value.default))}}`;
  }
  return '$0';
}
