// A headless browser for the workbench: an installed Chrome, Chromium or Edge, else playwright-core's own, else Debian's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
];

/** Starts a browser, installing one if there is none; throws one line that says what to install. */
export async function launchBrowser() {
  const failures = [];
  for (const find of [installedBrowsers, playwrightBrowser, debianBrowser]) {
    for (const executablePath of find().filter(path => existsSync(path))) {
      try {
        return await chromium.launch({ executablePath, headless: true, args: launchArguments });
      } catch (error) {
        failures.push(`${executablePath}: ${String(error).split('\n')[0]}`);
      }
    }
  }
  const tried = failures.length > 0 ? ` (tried ${failures.join('; ')})` : '';
  throw new Error(
    `No browser for the tests${tried}: install Chrome, Chromium or Edge, or set CLEARML_CONFIG_BROWSER to its executable.`,
  );
}

function installedBrowsers() {
  const own = process.env.CLEARML_CONFIG_BROWSER;
  if (own) {
    return [own];
  }
  switch (process.platform) {
    case 'darwin': {
      const applications = [
        'Google Chrome.app/Contents/MacOS/Google Chrome',
        'Chromium.app/Contents/MacOS/Chromium',
        'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ];
      const folders = ['/Applications', join(homedir(), 'Applications')];
      return applications.flatMap(application => folders.map(folder => join(folder, application)));
    }
    case 'win32': {
      const { ProgramFiles, LOCALAPPDATA } = process.env;
      const folders = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA].filter(Boolean);
      const programs = [
        'Google/Chrome/Application/chrome.exe',
        'Chromium/Application/chrome.exe',
        'Microsoft/Edge/Application/msedge.exe',
      ];
      return programs.flatMap(program => folders.map(folder => join(folder, program)));
    }
    default: {
      const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
      const folders = (process.env.PATH ?? '').split(':').filter(Boolean);
      return names.flatMap(name => [...folders, '/usr/bin', '/snap/bin'].map(folder => join(folder, name)));
    }
  }
}

function playwrightBrowser() {
  const path = chromium.executablePath();
  if (!existsSync(path)) {
    console.log('No browser is installed; downloading the one of playwright-core …');
    const cli = join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '../cli.js');
    spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  }
  return [path];
}

function debianBrowser() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return [];
  }
  console.log("Installing Debian's package chromium …");
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  return ['/usr/bin/chromium'];
}

/**
 * A page that reaches this machine only, so that nothing waits for a network that may not be there.
 * `lines` collects what the page logs.
 * @param {{ viewport?: { width: number, height: number }, deviceScaleFactor?: number }} [appearance]
 */
export async function openPage(appearance = {}) {
  const browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    ...appearance,
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.route(
    url => !/^(?:localhost|127\.0\.0\.1|.*\.localhost)$/.test(url.hostname),
    route => route.abort(),
  );
  const page = await context.newPage();
  const lines = [];
  page.on('console', message => lines.push(`[${message.type()}] ${message.text()}`));
  page.on('pageerror', error => lines.push(`[pageerror] ${error}`));
  return { browser, page, lines };
}
