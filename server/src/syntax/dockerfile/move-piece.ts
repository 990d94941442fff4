import type { Piece } from './nodes';

/** The number of a command in a script is no offset. */
const noOffset = 'command';

/** The same piece in a text in which it has moved. */
export function movePiece(piece: Piece, by: number): Piece {
  return by === 0 ? piece : (moved(piece, by) as Piece);
}

/** Every number in a node but one is an offset. */
function moved(node: unknown, by: number): unknown {
  if (typeof node === 'number') {
    return node + by;
  }
  if (Array.isArray(node)) {
    return node.map(item => moved(item, by));
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    copy[key] = key === noOffset ? value : moved(value, by);
  }
  return copy;
}
