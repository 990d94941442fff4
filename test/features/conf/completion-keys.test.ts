import { describe, expect, it } from 'vitest';
import { accept, completionAt, itemAt, labelsAt } from './at';

describe('completion of keys in a clearml.conf', () => {
  it.each([
    ['the top of the file', 'ag|', 'agent', 'agent {\n    $0\n}'],
    ['a section', 'agent {\n  git_us|\n}', 'git_user', 'agent {\n  git_user: "${1:my-bot}"\n}'],
    ['an empty line of a section', 'agent {\n  |\n}', 'debug', 'agent {\n  debug: ${1|true,false|}\n}'],
    ['a section that is not closed', 'agent {\n  deb|', 'debug', 'agent {\n  debug: ${1|true,false|}'],
    ['an object on one line', 'agent { | }', 'debug', 'agent { debug: ${1|true,false|} }'],
    ['behind a comma', 'agent { worker_id: a, deb| }', 'debug', 'agent { worker_id: a, debug: ${1|true,false|} }'],
    ['before another key', 'agent { deb| worker_id: a }', 'debug', 'agent { debug: ${1|true,false|}, worker_id: a }'],
    ['before a comma', 'agent { deb|, worker_id: a }', 'debug', 'agent { debug: ${1|true,false|}, worker_id: a }'],
    ['behind an object', 'agent { git { } deb| }', 'debug', 'agent { git { } debug: ${1|true,false|} }'],
    ['a dotted key', 'agent.|', 'debug', 'agent.debug: ${1|true,false|}'],
    ['a dotted key with text', 'agent.deb|', 'debug', 'agent.debug: ${1|true,false|}'],
    [
      'a dotted key in an object',
      'agent {\n  package_manager.ty|\n}',
      'type',
      'agent {\n  package_manager.type: ${1|pip,conda,poetry,uv|}\n}',
    ],
    ['a section below a section', 'sdk { aws { s3 { reg| } } }', 'region', 'sdk { aws { s3 { region: "$0" } } }'],
    ['an entry of a list', 'sdk.aws.s3.credentials: [ { ho| } ]', 'host', 'sdk.aws.s3.credentials: [ { host: "$0" } ]'],
    [
      'a second entry of a list',
      'sdk.aws.s3.credentials [\n  { host: a }\n  {\n    ho|\n  }\n]',
      'host',
      'sdk.aws.s3.credentials [\n  { host: a }\n  {\n    host: "$0"\n  }\n]',
    ],
    ['quotes', 'agent { "deb|" }', 'debug', 'agent { "debug": ${1|true,false|} }'],
    ['an open quote', 'agent {\n  "deb|\n}', 'debug', 'agent {\n  "debug": ${1|true,false|}\n}'],
    ['a secret', 'agent {\n  git_pa|\n}', 'git_pass', 'agent {\n  git_pass: "$0"\n}'],
    ['a number', 'agent.venvs_cache.max|', 'max_entries', 'agent.venvs_cache.max_entries: ${1:10}'],
    ['a path', 'agent.venvs_d|', 'venvs_dir', 'agent.venvs_dir: ${1:~/.clearml/venvs-builds}'],
    [
      'a list with a default',
      'agent.git_fetch|',
      'git_fetch_args',
      'agent.git_fetch_args: [${1:"--all", "--tags", "--recurse-submodules"}]',
    ],
    ['a server', 'api {\n  api_|\n}', 'api_server', 'api {\n  api_server: ${1:https://api.clear.ml}\n}'],
    ['a comment', 'agent {\n  # deb|\n}', 'debug', 'agent {\n  # debug: ${1|true,false|}\n}'],
    ['a slash comment', 'agent {\n  // deb|\n}', 'debug', 'agent {\n  // debug: ${1|true,false|}\n}'],
    ['a section in a comment', '# ag|', 'agent', '# agent { $0 }'],
    [
      'a commented section',
      'agent {\n  # Text with a {.\n  # package_manager {\n  #   ty|\n  # }\n}',
      'type',
      'agent {\n  # Text with a {.\n  # package_manager {\n  #   type: ${1|pip,conda,poetry,uv|}\n  # }\n}',
    ],
    [
      'a commented entry of a list',
      'sdk.aws.s3.credentials: [\n  # text: (for one bucket)\n  # {\n  #   ho|\n  # }\n]',
      'host',
      'sdk.aws.s3.credentials: [\n  # text: (for one bucket)\n  # {\n  #   host: "$0"\n  # }\n]',
    ],
    [
      'below a value that is missing',
      'agent {\n  git_user:\n  deb|\n}',
      'debug',
      'agent {\n  git_user:\n  debug: ${1|true,false|}\n}',
    ],
    ['CRLF', 'agent {\r\n  deb|\r\n}', 'debug', 'agent {\r\n  debug: ${1|true,false|}\r\n}'],
    [
      'the style of the file',
      'agent {\n\tdebug = true\n\tcrash|\n}',
      'crash_on_exception',
      'agent {\n\tdebug = true\n\tcrash_on_exception = ${1|true,false|}\n}',
    ],
    [
      'an object in its indentation',
      'agent {\n  debug: true\n  package|\n}',
      'package_manager',
      'agent {\n  debug: true\n  package_manager {\n  $0\n}\n}',
    ],
    [
      'a deeper key, by its path',
      'agent {\n}\nagent.cuda|',
      'cuda_version',
      'agent {\n}\nagent.cuda_version: "${1:12.1}"',
    ],
    [
      'a path from the top',
      'venvs_d|\nagent.debug: true',
      'agent.venvs_dir',
      'agent.venvs_dir: ${1:~/.clearml/venvs-builds}\nagent.debug: true',
    ],
  ])('works in %s', (_, marked, label, expected) => {
    expect(accept(marked, label)).toBe(expected);
  });

  it.each([
    ['a value', 'agent { deb|xx: true }', 'debug', 'agent { debug: true }'],
    [
      'a value behind =',
      'agent {\n  c|rash = true\n}',
      'crash_on_exception',
      'agent {\n  crash_on_exception = true\n}',
    ],
    ['an object', 'agent {\n  gi| { }\n}', 'git', 'agent {\n  git { }\n}'],
    ['a quoted key', 'agent { "deb|xx": true }', 'debug', 'agent { "debug": true }'],
    ['the rest of a path', 'ag|.debug: true', 'agent', 'agent.debug: true'],
    ['the last step of a path', 'agent.d|: true', 'debug', 'agent.debug: true'],
  ])('keeps %s', (_, marked, label, expected) => {
    expect(accept(marked, label, { replace: true })).toBe(expected);
  });

  it.each([
    ['prose', '# see the agent| section'],
    ['an empty comment', '# |'],
    ['a comment behind a value', 'agent.debug: true # ag|'],
    ['a triple-quoted text', 'agent.extra_docker_shell_script: """a\nag|\n"""'],
    ['behind a value', 'agent.debug: true |'],
    ['behind the root', '{ agent.debug: true }\n|'],
    ['between key and separator', 'agent.git_user | : x'],
    ['an unknown section', 'agent { debug: true, unknown { | } }'],
    ['quotes with a dot', 'agent.debug: true\n"agent.|"'],
  ])('offers no keys in %s', (_, marked) => {
    expect(labelsAt(marked)).toEqual([]);
  });

  it('offers nothing in a file of another program', () => {
    expect(labelsAt('server {\n  listen: 80\n  |\n}')).toEqual([]);
  });

  it('hides what the object has', () => {
    expect(labelsAt('agent { debug: true, | }')).not.toContain('debug');
    expect(labelsAt('agent.debug: true\nagent { | }')).not.toContain('debug');
    expect(labelsAt('agent { debug: true }\nagent.|')).not.toContain('debug');
    expect(labelsAt('agent { deb|ug: true }')).toContain('debug');
    expect(labelsAt('sdk.aws.s3.credentials: [ { host: a, | } ]')).not.toContain('host');
    expect(labelsAt('sdk.aws.s3.credentials: [ { host: a }, { | } ]')).toContain('host');
  });

  it('strikes out what nothing reads, and tells what conflicts', () => {
    expect(itemAt('agent { | }', 'cpu_only')?.tags).toEqual([1]);
    const conflict = itemAt('agent { git_use_azure_pat: true\n | }', 'git_use_ms_entra_token');
    expect(conflict?.labelDetails?.detail).toContain('agent.git_use_azure_pat');
  });

  it('brings no documentation with the list', () => {
    const { items, isIncomplete } = completionAt('agent { | }');
    expect(items.length).toBeGreaterThan(70);
    expect(items.some(item => item.documentation)).toBe(false);
    expect(isIncomplete).toBe(false);
    expect(new Set(items.map(item => item.label)).size).toBe(items.length);
  });
});
