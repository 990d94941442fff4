import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
} from 'vscode-languageserver';
import type { ComponentFamily } from '../catalogue/types';
import { defaultOptions, type Options, type Severity } from '../model/options';
import type { EnvReader, Host } from '../model/setting';
import { parseTargetVersions } from '../model/target-versions';

/** The section of the settings that is ours. */
export const settingsSection = 'clearmlConfig';

/** The settings of one file. Equal settings are one object, so that they can be compared by identity. */
export interface FileSettings {
  readonly options: Options;
  /** Globs of more files, by format. */
  readonly include: Readonly<Record<Host, readonly string[]>>;
  /** Globs of files that are none of ours although their name is, by format. */
  readonly exclude: Readonly<Record<Host, readonly string[]>>;
}

export interface Settings {
  of(uri: string): Promise<FileSettings>;
  /** To be called when the connection is initialized. */
  listen(changed: () => void): void;
  /** A document was closed: its settings need not be kept. */
  forget(uri: string): void;
}

const severities: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];
const components: readonly (ComponentFamily | 'auto')[] = ['auto', 'agent', 'sdk', 'server', 'serving', 'session'];
const readers: readonly (EnvReader | 'auto')[] = [
  'auto',
  'docker',
  'compose',
  'python-dotenv',
  'npm-dotenv',
  'vscode',
  'systemd',
  'shell',
];

/**
 * The settings as the client has them for each file: asked for (`workspace/configuration`) where the client can answer,
 * else taken from `initializationOptions.settings` and `workspace/didChangeConfiguration`.
 */
export function createSettings(
  connection: Connection,
  { capabilities, initializationOptions }: InitializeParams,
): Settings {
  const asks = capabilities.workspace?.configuration === true;
  const interned = new Map<string, FileSettings>();
  const cache = new Map<string, Promise<FileSettings>>();
  let pushed: unknown = isRecord(initializationOptions) ? initializationOptions.settings : undefined;

  function intern(raw: unknown): FileSettings {
    const settings = readSettings(raw);
    const key = JSON.stringify(settings);
    const known = interned.get(key);
    if (known) {
      return known;
    }
    interned.set(key, settings);
    return settings;
  }

  async function ask(uri: string): Promise<FileSettings> {
    try {
      return intern(await connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection }));
    } catch {
      return intern(undefined);
    }
  }

  return {
    of(uri) {
      let settings = cache.get(uri);
      if (!settings) {
        settings = asks ? ask(uri) : Promise.resolve(intern(pushed));
        cache.set(uri, settings);
      }
      return settings;
    },
    listen(changed) {
      if (canRegister(capabilities)) {
        void connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
      }
      connection.onDidChangeConfiguration(change => {
        if (!asks && isRecord(change.settings)) {
          pushed = change.settings[settingsSection] ?? change.settings;
        }
        cache.clear();
        changed();
      });
      if (capabilities.workspace?.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(() => {
          cache.clear();
          changed();
        });
      }
    },
    forget(uri) {
      cache.delete(uri);
    },
  };
}

/** Reads settings as a user wrote them: what is missing or has the wrong shape keeps its default. */
export function readSettings(raw: unknown): FileSettings {
  const settings = isRecord(raw) ? raw : {};
  const component = oneOf(components, settings.component) ?? defaultOptions.component;
  const { reader } = isRecord(settings.envFile) ? settings.envFile : {};
  const { include, exclude } = isRecord(settings.files) ? settings.files : {};
  const { maxProblems } = settings;
  const options: Options = {
    rules: readRules(settings.rules),
    component,
    target: parseTargetVersions(settings.targetVersion, component) ?? defaultOptions.target,
    envReader: oneOf(readers, reader) ?? defaultOptions.envReader,
    maxProblems:
      typeof maxProblems === 'number' && maxProblems >= 0 ? Math.floor(maxProblems) : defaultOptions.maxProblems,
  };
  return { options, include: readGlobs(include), exclude: readGlobs(exclude) };
}

function readRules(raw: unknown): Options['rules'] {
  const rules: Record<string, Severity | 'off'> = {};
  for (const [id, value] of Object.entries(isRecord(raw) ? raw : {})) {
    const severity = oneOf(severities, value);
    if (severity) {
      rules[id] = severity;
    }
  }
  return rules;
}

function readGlobs(raw: unknown): Record<Host, readonly string[]> {
  const globs = (host: Host) => {
    const value = isRecord(raw) ? raw[host] : undefined;
    return Array.isArray(value) ? value.filter(glob => typeof glob === 'string') : [];
  };
  return { env: globs('env'), dockerfile: globs('dockerfile'), conf: globs('conf') };
}

function canRegister(capabilities: ClientCapabilities): boolean {
  return capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find(other => other === value);
}
