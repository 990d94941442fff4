import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { isDockerfileModel } from '../../model/dockerfile-model';
import { evidencedReaders } from '../../model/evidenced-readers';
import type { EnvReader } from '../../model/setting';
import { stageLabel } from '../dockerfile/stages';
import { settingsSeenAt } from '../dockerfile/visible-settings';
import type { FeatureContext } from '../feature';
import type { ReferenceContext } from './cursor-context';
import type { CompletionData } from './names';

/** The readers that replace `${X}`; `$X` without braces is replaced by fewer. */
const replaceBraced: ReadonlySet<EnvReader> = new Set(['compose', 'python-dotenv', 'vscode', 'shell']);

/** Names that are set nearly everywhere. */
const usual = ['HOME', 'USER', 'HOSTNAME', 'PWD'];

/** Names for `${…}` and `$…`: those that the file sets above first, then the catalogue's, then usual ones. */
export function referenceItems(cursor: ReferenceContext, context: FeatureContext): CompletionItem[] {
  const readers = evidencedReaders(context);
  if (readers.length > 0 && !readers.some(reader => replaceBraced.has(reader))) {
    return [];
  }
  const items = new Map<string, CompletionItem>();
  const offer = (name: string, group: number, description: string, known: boolean) => {
    if (items.has(name) || name === cursor.setting.name) {
      return;
    }
    const data: CompletionData = { type: 'variable', name };
    items.set(name, {
      label: name,
      kind: CompletionItemKind.Reference,
      labelDetails: { description },
      sortText: `${group}${name}`,
      textEditText: cursor.close ? `${name}}` : name,
      ...(known ? { data } : {}),
    });
  };
  for (const { name, description, known } of dockerfileNames(cursor, context)) {
    offer(name, 1, description, known);
  }
  for (const setting of context.document.host === 'dockerfile' ? [] : context.document.settings) {
    if (setting.active && /^[A-Za-z_][A-Za-z0-9_]*$/.test(setting.name)) {
      const above = setting.range.start < cursor.setting.range.start;
      const known = setting.target.kind === 'variable';
      offer(setting.name, above ? 1 : 2, above ? 'set above' : 'set below', known);
    }
  }
  for (const name of usual) {
    offer(name, 3, 'environment', false);
  }
  for (const variable of context.catalogue.variables) {
    if (!variable.name.includes('__')) {
      offer(variable.name, 4, 'environment', true);
    }
  }
  return [...items.values()];
}

/** What a reference of a Dockerfile sees: the ENV and ARG of its stage and of those it is built from. */
function dockerfileNames(
  { setting }: ReferenceContext,
  { document }: FeatureContext,
): { readonly name: string; readonly description: string; readonly known: boolean }[] {
  if (!isDockerfileModel(document)) {
    return [];
  }
  return [...settingsSeenAt(document, setting.range.start).values()].map(({ name, form, scope, range, target }) => {
    const line = `line ${document.lines.lineAt(range.start) + 1}`;
    const where = form === 'run' ? '' : (stageLabel(document, scope) ?? '');
    const kind = form === 'mount' ? 'secret' : form === 'run' ? 'export' : form.toUpperCase();
    return { name, description: [kind, where, line].filter(Boolean).join(', '), known: target.kind === 'variable' };
  });
}
