import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** From the bottom to the top: a layer imports what stands on lines above its own, and itself. See docs/architecture.md. */
const layers: readonly (readonly string[])[] = [
  ['catalogue', 'text'],
  ['syntax', 'values'],
  ['hocon'],
  ['model'],
  ['rules'],
  ['features'],
  ['workspace'],
  ['service'],
  ['lsp'],
  ['cli'],
];

/** Modules that every layer may use although they stand higher: types, and functions on the text of an address. */
const shared = new Set(['model/setting', 'workspace/host-of', 'workspace/uri']);

/** The layers that talk to an editor, a terminal or a disk. */
const outer = new Set(['lsp', 'cli']);

interface Import {
  /** Relative to the checkout, with `/`. */
  readonly file: string;
  /** As written. */
  readonly from: string;
}

function importsIn(folder: string): Import[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.ts$/.test(name),
  );
  return files.flatMap(name => {
    const text = readFileSync(join(root, folder, name), 'utf8');
    const specifiers = /(?:\bfrom\s+|\bimport\s*\(\s*|\brequire\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm;
    return [...text.matchAll(specifiers)].map(([, from]) => ({
      file: join(folder, name).replaceAll('\\', '/'),
      from: from!,
    }));
  });
}

/** What a relative import means, relative to `server/src`; `undefined` for a package. */
function targetOf({ file, from }: Import): string | undefined {
  return from.startsWith('.') ? relative('server/src', join(dirname(file), from)).replaceAll('\\', '/') : undefined;
}

const layerOf = (path: string) => path.split('/')[0]!.replace(/\.ts$/, '');
const heightOf = (layer: string) => layers.findIndex(line => line.includes(layer));
const show = ({ file, from }: Import) => `${file} imports ${from}`;

const server = importsIn('server/src').map(each => ({
  ...each,
  layer: layerOf(each.file.slice('server/src/'.length)),
}));
const client = importsIn('client/src');

test('there are imports to look at, and every folder of the server is a layer', () => {
  expect(server.length).toBeGreaterThan(50);
  expect(client.length).toBeGreaterThan(10);
  expect(server.filter(({ layer }) => heightOf(layer) < 0).map(show)).toEqual([]);
});

test('imports go down, never up or sideways', () => {
  const wrong = server.filter(each => {
    const target = targetOf(each);
    if (target === undefined || target === '../package.json' || shared.has(target)) {
      return false;
    }
    const layer = layerOf(target);
    return layer !== each.layer && !(heightOf(layer) >= 0 && heightOf(layer) < heightOf(each.layer));
  });
  expect(wrong.map(show)).toEqual([]);
});

test('shared modules stand on the lowest layer alone', () => {
  const wrong = server.filter(each => {
    const target = targetOf(each);
    const own = each.file.slice('server/src/'.length).replace(/\.ts$/, '');
    return shared.has(own) && !(target && (shared.has(target) || heightOf(layerOf(target)) === 0));
  });
  expect(wrong.map(show)).toEqual([]);
});

test('the server imports nothing outside of itself but its own manifest', () => {
  const wrong = server.filter(each => {
    const target = targetOf(each);
    return target?.startsWith('..') && target !== '../package.json';
  });
  expect(wrong.map(show)).toEqual([]);
});

test('below lsp and cli there is no connection, no disk, no platform', () => {
  const wrong = server.filter(({ layer, from }) => {
    const isPlatform = from.startsWith('node:') || builtinModules.includes(from.split('/')[0]!);
    const isConnection = /^vscode-(?:languageserver|languageclient|jsonrpc|languageserver-protocol)(?:\/|$)/.test(from);
    return !outer.has(layer) && (isPlatform || isConnection || from === 'vscode');
  });
  expect(wrong.map(show)).toEqual([]);
});

test('what also runs in a browser imports nothing of node', () => {
  const nodeOnly = /\/(?:node|node-main|node-files|serve-client)\.ts$/;
  const files = [...server.filter(({ layer }) => layer === 'lsp'), ...client];
  const wrong = files.filter(({ file, from }) => !nodeOnly.test(file) && /^node:|\/node(?:-files)?$/.test(from));
  expect(wrong.map(show)).toEqual([]);
});

test('the client imports nothing of the server', () => {
  const allowed = /^(?:vscode$|vscode-languageclient(?:\/(?:node|browser))?$|\.\.?\/)/;
  const wrong = client.filter(each => {
    const target = targetOf(each);
    return !allowed.test(each.from) || (target !== undefined && !target.startsWith('../../client/src/'));
  });
  expect(wrong.map(show)).toEqual([]);
});
