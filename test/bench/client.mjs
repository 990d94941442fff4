import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  CancellationTokenSource,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';

/** What VS Code says that it can do, as far as it matters for the servers here. */
const capabilities = {
  workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: { dynamicRegistration: true } },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true }, contextSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown'] },
  },
};

/** What VS Code's own extension has dockerfile-language-server check by default; a server without settings checks nothing. */
const settings = { 'docker.languageserver.diagnostics': { instructionCasing: 'warning' } };

/** Longest wait for problems, in milliseconds; a server that sends none would keep us waiting for ever. */
const patience = 300_000;

/**
 * Starts a server in a process of its own and initializes it.
 * @param {string} file bundle of the server, spoken to over stdio
 * @param {'pull' | 'push'} mode whether the client asks for problems or waits for them
 */
export async function startServer(file, mode) {
  const started = performance.now();
  const child = spawn(process.execPath, [file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published = [];
  let waiting;
  connection.onNotification('textDocument/publishDiagnostics', params => {
    published.push(params.version);
    // A server that does not say for which version: one message for each, from 1 on.
    if (waiting && (params.version ?? published.length) === waiting.version) {
      waiting.resolve(params.diagnostics);
      waiting = undefined;
    }
  });
  connection.onRequest('workspace/configuration', ({ items }) => items.map(({ section }) => settings[section] ?? {}));
  connection.onRequest('client/registerCapability', () => null);
  connection.onNotification('window/logMessage', ({ message }) => process.stderr.write(`${file}: ${message}\n`));
  connection.onNotification('window/showMessage', ({ message }) => process.stderr.write(`${file}: ${message}\n`));
  connection.listen();
  const textDocument = { ...capabilities.textDocument, ...(mode === 'pull' && { diagnostic: {} }) };
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { ...capabilities, textDocument },
  });
  const initialize = performance.now() - started;
  await connection.sendNotification('initialized', {});

  return {
    initialize,
    published,
    request: (method, params, ...token) => connection.sendRequest(method, params, ...token),
    notify: (method, params) => connection.sendNotification(method, params),
    /** Resolves with the problems that the server publishes for a version; to be called before what causes them. */
    nextPublish: version =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${file} publishes nothing for version ${version}`)), patience);
        const done = problems => {
          clearTimeout(timer);
          resolve(problems);
        };
        waiting = { version, resolve: done };
      }),
    newCancellation: () => new CancellationTokenSource(),
    memory: () => readMemory(child.pid),
    async stop() {
      await connection.sendRequest('shutdown');
      const exited = new Promise(resolve => child.once('exit', resolve));
      await connection.sendNotification('exit');
      await exited;
      connection.dispose();
    },
  };
}

/** Resident memory of a process now and at its peak, in MB; nothing where the system does not tell. */
function readMemory(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = key => Number(new RegExp(`${key}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
    return { rss: megabytes('VmRSS'), peak: megabytes('VmHWM') };
  } catch {
    return undefined;
  }
}
