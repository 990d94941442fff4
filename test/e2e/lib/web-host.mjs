// VS Code for the web: the extension runs in a web worker, files come over HTTP and are never written back.
import { ensureWebHost } from '../hosts/install.mjs';
import { freePort, root } from './paths.mjs';

/**
 * Serves VS Code with the extension of the checkout on a free port of this machine.
 * @param {{ folder: string, tests?: string, quiet?: boolean }} options
 *   `folder`, `tests`: absolute paths; `quiet`: what the server prints is thrown away, for as long as it runs
 */
export async function startWebHost({ folder, tests, quiet = false }) {
  const { open, options } = await ensureWebHost();
  const port = await freePort();
  const print = quiet ? muteServer() : undefined;
  const server = await open({
    ...options,
    browserType: 'none',
    extensionDevelopmentPath: root,
    extensionTestsPath: tests,
    folderPath: folder,
    port,
  });
  return {
    port,
    async stop() {
      server.dispose();
      print?.();
    },
  };
}

/** The server prints each address that it serves or does not find; only lines that name ClearML Config come through. */
function muteServer() {
  const { write } = process.stdout;
  process.stdout.write = (chunk, ...rest) => {
    const text = String(chunk);
    return text.startsWith('ClearML Config') ? write.call(process.stdout, chunk, ...rest) : true;
  };
  return () => {
    process.stdout.write = write;
  };
}

/** The address of the workbench; `openFile` is relative to the folder. */
export function webAddress(port, { openFile } = {}) {
  const payload = openFile ? [['openFile', `vscode-test-web://mount/${openFile}`]] : [];
  return `http://localhost:${port}/?${new URLSearchParams({ payload: JSON.stringify(payload) })}`;
}
