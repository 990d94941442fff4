import { ConfigTree } from '../../hocon/config-tree';
import { type Encoded, encode } from '../../hocon/encode';
import type { EffectiveConfig } from '../../workspace/effective';
import type { Mask } from '../../workspace/effective/mask';
import { maskMessage } from '../../workspace/effective/mask-error';
import { describeOrigin } from './effective-origin';
import type { EffectiveReport } from './effective-report';

/** `{"ok":true,"value":…}`, or `{"ok":false,"error":{"kind","message","line","column"}}`. */
export function printEffectiveJson({ result, mask, nameOf }: EffectiveReport): string {
  if (result.ok) return `${JSON.stringify({ ok: true, value: maskedValue(result, mask) }, undefined, 2)}\n`;
  const { kind, message, line = null, column = null, origin } = result.error;
  const text = mask ? maskMessage(message, mask) : message;
  const where = origin ? `, in ${describeOrigin(origin, nameOf)}` : '';
  return `${JSON.stringify({ ok: false, error: { kind, message: text + where, line, column } }, undefined, 2)}\n`;
}

function maskedValue({ root, leaves }: EffectiveConfig, mask: Mask | undefined): Encoded {
  if (!mask) return encode(root);
  return encode(root instanceof ConfigTree ? mask.tree(root, leaves) : mask.value(leaves[0]!));
}
