import type { Setting } from '../../model/setting';
import type { OffsetEdit } from '../../text/edits';
import type { FeatureContext } from '../feature';

/** A setting in another form: to be copied, or in place of the one that is there. */
export type Conversion =
  /** The title names settings and never holds a value; the text may be a secret, because the user asks for it. */
  { readonly title: string; readonly copy: string } | { readonly title: string; readonly edits: readonly OffsetEdit[] };

/** Offers conversions of the settings that are selected; nothing where a conversion would change a meaning. */
export type Converter = (settings: readonly Setting[], context: FeatureContext) => Conversion[];

/** One name, or how many settings there are. */
export function subject(settings: readonly Setting[]): string {
  return settings.length === 1 ? settings[0]!.name : `${settings.length} settings`;
}
