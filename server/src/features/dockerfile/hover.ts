import { isDockerfileModel } from '../../model/dockerfile-model';
import { isDockerfileSetting } from '../../model/dockerfile-setting';
import type { Setting } from '../../model/setting';
import { inlineCode } from '../../text/markdown';
import { paragraphs, shortDocumentation } from '../documentation';
import { assignedText } from '../documentation/assigned-text';
import type { FeatureContext } from '../feature';
import type { Place } from '../places';
import { stageLabel } from './stages';
import { globalArgOf, settingsSeenAt } from './visible-settings';

/** What a reference of a Dockerfile stands for, as its build stage sees it. Never shows anything of a secret's value. */
export function dockerfileReferenceText({ name, range, setting: user }: Place, context: FeatureContext): string {
  const { document, catalogue } = context;
  const match = catalogue.variable(name);
  const what = match ? [shortDocumentation(match.variable)] : [];
  if (!isDockerfileModel(document)) {
    return paragraphs([what]);
  }
  const seen = settingsSeenAt(document, range.start).get(name);
  if (!seen) {
    const none = `${inlineCode(name)} is not set above in this stage: it is that of the base image, or empty.`;
    return paragraphs([[none], what]);
  }
  const source = globalArgOf(document, seen) ?? seen;
  const isArg = source.form === 'arg';
  const value = source.value
    ? assignedText(source, user, context)
    : isArg
      ? 'has no value of its own'
      : source.form === 'mount'
        ? 'holds a build secret'
        : 'is set';
  const line = document.lines.lineAt(source.range.start) + 1;
  const where = [stageLabel(document, source.scope), `line ${line}`].filter(Boolean).join(', ');
  const argument = isArg ? ['An argument of the build: `--build-arg` gives it another value.'] : [];
  return paragraphs([[`${inlineCode(name)} ${value} (${where}).`, ...argument], what]);
}

/** What the kind of instruction means for a setting, as Markdown lines; none in other files and for an ENV. */
export function instructionNote(setting: Setting, context: FeatureContext): string[] {
  const { document } = context;
  if (!isDockerfileSetting(setting) || !isDockerfileModel(document)) {
    return [];
  }
  switch (setting.form) {
    case 'arg': {
      const source = globalArgOf(document, setting);
      const line = source && document.lines.lineAt(source.range.start) + 1;
      const value = source?.value ? ` Here it ${assignedText(source, undefined, context)} (line ${line}).` : '';
      return [`**Build argument**: what runs in the container does not see it, only the build does.${value}`];
    }
    case 'mount':
      return ['**Build secret**: only this RUN sees it; the image keeps nothing of it.'];
    case 'run':
      return ['**In this RUN** only: the image does not keep it.'];
    case 'env':
      return [];
  }
}
