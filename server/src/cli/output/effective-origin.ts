import type { Origin } from '../../workspace/effective/types';
import { printable } from '../streams';

/**
 * An origin for people: `clearml.conf:12`, `CLEARML_API_HOST (.env:3)`, `default`.
 * @param hasColumn for two places on one line
 */
export function describeOrigin(origin: Origin, nameOf: (uri: string) => string, hasColumn = false): string {
  switch (origin.kind) {
    case 'default':
      return 'default';
    case 'file': {
      const { uri, start } = origin.place;
      return printable(`${nameOf(uri)}:${start.line}${hasColumn ? `:${start.column}` : ''}`);
    }
    case 'variable': {
      const { name, from } = origin;
      const given = { option: '--env', process: 'environment' } as const;
      const where = typeof from === 'string' ? given[from] : `${nameOf(from.uri)}:${from.start.line}`;
      return printable(`${name} (${where})`);
    }
  }
}
