import type { HoconField, HoconObject } from '../syntax/hocon/nodes';
import type { Setting } from './setting';

/**
 * A field of a clearml.conf. Its `name` is the last segment of its key, its `scope` is the file or one entry of a list:
 * what stands in one entry is seen together, and apart from the other entries.
 */
export interface ConfSetting extends Setting {
  /** Absent for a commented field. */
  readonly field: HoconField | undefined;
  /** The object that the field is written in; not the one that a dotted key reaches into. */
  readonly object: HoconObject;
}

export function isConfSetting(setting: Setting): setting is ConfSetting {
  return setting.host === 'conf';
}
