import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles an entry of the checkout as it is shipped, into a file that the test run removes. */
export async function bundle(entry: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'clearml-config-lsp-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'server.js');
  const options = { bundle: true, platform: 'node', format: 'cjs', target: 'es2022', logLevel: 'error' } as const;
  await build({ ...options, absWorkingDir: root, entryPoints: [entry], outfile });
  return outfile;
}

/** A request that the server did not answer with a result. */
export class RequestError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface Notification {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a server sends is looked at by the tests
  readonly params: any;
}

const running = new Set<LanguageClient>();
afterEach(() => {
  for (const client of running) {
    client.kill();
  }
  running.clear();
});

/** A client of the language server protocol over the standard streams of a process. */
export class LanguageClient {
  /** Everything that the server has sent without being asked. */
  readonly notifications: Notification[] = [];
  /** Answers to requests of the server, or promises of them, by method; without one it gets null. */
  readonly answers = new Map<string, (params: never) => unknown>();
  /** The methods that the server has asked for. */
  readonly asked: string[] = [];
  /** The exit code, when the process has ended. */
  readonly exited: Promise<number | null>;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #pending = new Map<number | string, { resolve(value: unknown): void; reject(error: Error): void }>();
  readonly #waiting = new Set<() => void>();
  #input = Buffer.alloc(0);
  #lastId = 0;

  /** Starts `node <script> <args>`. */
  constructor(script: string, args: readonly string[] = ['--stdio']) {
    this.#process = spawn(process.execPath, [script, ...args], { stdio: 'pipe' });
    this.#process.stdout.on('data', chunk => this.#read(chunk));
    this.#process.stdin.on('error', () => undefined);
    this.exited = new Promise(resolve => {
      this.#process.on('close', code => {
        running.delete(this);
        for (const { reject } of this.#pending.values()) {
          reject(new Error('the server has ended'));
        }
        resolve(code);
      });
    });
    running.add(this);
  }

  /** Sends a request; rejects with `RequestError`. */
  // biome-ignore lint/suspicious/noExplicitAny: what a server answers is looked at by the tests
  request(method: string, params?: unknown, id: number | string = ++this.#lastId): Promise<any> {
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params?: unknown): void {
    this.#send({ method, params });
  }

  cancel(id: number | string): void {
    this.notify('$/cancelRequest', { id });
  }

  /** `initialize` and `initialized`; gives the capabilities. */
  async initialize(params: Record<string, unknown> = {}) {
    const base = { processId: process.pid, rootUri: null, capabilities: {} };
    const result = await this.request('initialize', { ...base, ...params });
    this.notify('initialized', {});
    return result;
  }

  open(uri: string, text: string, version = 1): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version, text } });
  }

  /** Replaces the whole text, or a range. */
  change(uri: string, version: number, ...contentChanges: { text: string; range?: unknown }[]): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** The first notification that fits, be it past or yet to come. */
  async notification(method: string, fits: (params: Notification['params']) => boolean = () => true) {
    for (const end = Date.now() + 10_000; Date.now() < end; ) {
      const found = this.notifications.find(each => each.method === method && fits(each.params));
      if (found) {
        return found.params;
      }
      await this.#somethingNew();
    }
    throw new Error(`no such ${method}; got ${JSON.stringify(this.notifications)}`);
  }

  /** The problems that were published for a version of a document. */
  published(uri: string, version: number) {
    const method = 'textDocument/publishDiagnostics';
    return this.notification(method, params => params.uri === uri && params.version === version);
  }

  /** Closes the server's input, as a client does that ends without a word. */
  hangUp(): void {
    this.#process.stdin.end();
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }

  #somethingNew(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(done, 500);
      const waiting = this.#waiting;
      function done() {
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      }
      waiting.add(done);
    });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(chunk: Buffer): void {
    this.#input = Buffer.concat([this.#input, chunk]);
    for (;;) {
      const end = this.#input.indexOf('\r\n\r\n');
      const length = /Content-Length: (\d+)/i.exec(this.#input.subarray(0, Math.max(end, 0)).toString())?.[1];
      if (end < 0 || length === undefined || this.#input.length < end + 4 + Number(length)) {
        return;
      }
      const body = this.#input.subarray(end + 4, end + 4 + Number(length)).toString();
      this.#input = this.#input.subarray(end + 4 + Number(length));
      this.#receive(JSON.parse(body));
    }
  }

  #receive({ id, method, params, result, error }: Message): void {
    if (method !== undefined && id !== undefined) {
      this.asked.push(method);
      Promise.resolve(this.answers.get(method)?.(params as never)).then(answer =>
        this.#send({ id, result: answer ?? null }),
      );
    } else if (method !== undefined) {
      this.notifications.push({ method, params });
    } else if (id !== undefined) {
      const pending = this.#pending.get(id);
      this.#pending.delete(id);
      if (error) {
        pending?.reject(new RequestError(error.code, error.message));
      } else {
        pending?.resolve(result);
      }
    }
    for (const wake of this.#waiting) {
      wake();
    }
  }
}
