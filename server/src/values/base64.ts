const PAD = 0x3d;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The value of a character of the alphabet, or undefined. */
function sextet(code: number): number | undefined {
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61 + 26;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 52;
  if (code === 0x2b) return 62;
  if (code === 0x2f) return 63;
  return undefined;
}

/**
 * `base64.b64decode(text)` of Python without `validate` (Modules/binascii.c, `a2b_base64`): characters outside the
 * alphabet are skipped, nothing after the padding that completes a group is read, the padding is needed.
 * @returns undefined where Python raises: a character beyond ASCII, an incomplete last group.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let position = 0;
  let rest = 0;
  let pads = 0;
  let complete = false;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code > 0x7f) return undefined;
    if (complete) continue; // only the check for ASCII goes on, which Python makes first
    if (code === PAD) {
      if (position >= 2 && position + ++pads >= 4) complete = true;
      continue;
    }
    const value = sextet(code);
    if (value === undefined) continue;
    pads = 0;
    // Each sextet after the first of its group completes a byte with the bits that the one before left over.
    if (position > 0) bytes[length++] = (rest << (position * 2)) | (value >> (6 - position * 2));
    rest = value & (0x3f >> (position * 2));
    position = (position + 1) % 4;
  }
  if (!complete && position !== 0) return undefined;
  return bytes.subarray(0, length);
}

/**
 * `base64_to_text` (clearml/backend_config/converters.py): `base64.b64decode(text).decode('utf-8')`.
 * @returns undefined where it raises: see `decodeBase64`, or bytes that are not UTF-8.
 */
export function base64ToText(text: string): string | undefined {
  const bytes = decodeBase64(text);
  if (bytes === undefined) return undefined;
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
