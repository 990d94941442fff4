import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../scripts/generate.mjs', import.meta.url));

test('what is generated from the rules is up to date', async () => {
  const stale = await promisify(execFile)(process.execPath, [script, '--check']).then(
    () => '',
    (error: { stderr?: string }) => error.stderr ?? String(error),
  );
  expect(stale).toBe('');
});
