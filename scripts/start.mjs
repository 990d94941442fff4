// `npm start`: serves VS Code for the web with this extension and a sample workspace. PORT and HOST choose the address.
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

const defaultPort = 3000;

try {
  prepare();
  if (!run('node', ['esbuild.mjs']).ok) {
    throw new Error('The build failed.');
  }
  const { startWebHost, webAddress } = await import('../test/e2e/lib/web-host.mjs');
  const web = await startWebHost({ folder: join(root, 'test/e2e/sample'), quiet: true });
  const { search } = new URL(webAddress(web.port, { openFile: '.env' }));
  const host = process.env.HOST || 'localhost';
  const { port } = await listen(createFront(web.port, search), host);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => process.exit(0));
  }
  console.log(`ClearML Config in VS Code: http://${host}:${port} (Ctrl+C ends it)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** What stands before the web host, so that the plain address opens the sample's file. */
function createFront(webPort, search) {
  return createServer((incoming, outgoing) => {
    if (incoming.url === '/') {
      outgoing.writeHead(302, { location: `/${search}` }).end();
      return;
    }
    const { method, url, headers } = incoming;
    const passed = request({ host: 'localhost', port: webPort, method, path: url, headers }, answer => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
}

/** Listens on the port that the user wants, else on the usual one, else on any that is free. */
function listen(server, host) {
  const wanted = process.env.PORT;
  return new Promise((done, failed) => {
    server.once('listening', () => done(server.address()));
    server.on('error', error => {
      if (error.code === 'EADDRINUSE' && !wanted) {
        server.listen(0, host);
      } else {
        failed(
          new Error(`${host}:${wanted} cannot be listened on (${error.code}); choose another: PORT=8000 npm start`),
        );
      }
    });
    server.listen(wanted ? Number(wanted) : defaultPort, host);
  });
}
