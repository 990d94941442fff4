import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { DockerfileModel } from '../../model/dockerfile-model';
import { type DockerfileSetting, isDockerfileSetting } from '../../model/dockerfile-setting';
import type { Setting } from '../../model/setting';
import { redact } from '../documentation/redact';
import { stagesOf } from './stages';

/**
 * The settings of a Dockerfile under the build stages that they belong to; those above the first FROM stand before.
 * @param settingSymbol makes the symbol of one setting
 */
export function dockerfileSymbols(
  document: DockerfileModel,
  settingSymbol: (setting: Setting) => DocumentSymbol,
): DocumentSymbol[] {
  const shown = document.settings.filter(isDockerfileSetting).filter(isShown);
  const stages = stagesOf(document);
  const children = new Map<string, DocumentSymbol[]>(stages.map(({ id }) => [id, []]));
  const outside: DocumentSymbol[] = [];
  for (const setting of shown) {
    (children.get(setting.scope.split('/', 1)[0]!) ?? outside).push(settingSymbol(setting));
  }
  const symbols = stages.map(({ id, index, name, image, range, label }): DocumentSymbol => {
    return {
      name: name ?? (stages.length > 1 ? `stage ${index}` : 'FROM'),
      detail: redact(image, document),
      kind: SymbolKind.Namespace,
      range: document.lines.rangeOf(range),
      selectionRange: document.lines.rangeOf(label),
      children: children.get(id)!,
    };
  });
  return [...outside, ...symbols];
}

/** What a RUN sets for other programs is no news. */
function isShown({ active, name, form, target }: DockerfileSetting): boolean {
  const isOwn = form === 'env' || form === 'arg' || target.kind !== 'foreign';
  return active && name !== '' && isOwn;
}
