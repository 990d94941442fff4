import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../server/src/catalogue/create-catalogue';
import { nodeDocumentation } from '../../../server/src/features/conf/documentation';
import { nodeOfPath } from '../../../server/src/features/conf/key-tree';
import { hoverAt } from './at';

describe('hover on keys of a clearml.conf', () => {
  it.each([
    ['in a section', 'agent {\n  git_us|er: bob\n}', 'git_user', 'agent.git_user'],
    ['of a path', 'agent.git_us|er: bob', 'git_user', 'agent.git_user'],
    ['in the middle of a path', 'agent.pack|age_manager.type: pip', 'package_manager', 'agent.package_manager'],
    ['in quotes', 'agent { "git_us|er": bob }', '"git_user"', 'agent.git_user'],
    ['in a list', 'sdk.aws.s3.credentials: [ { buc|ket: b } ]', 'bucket', 'sdk.aws.s3.credentials\\[\\].bucket'],
    ['of a name of the user', 'files { mine { pa|th: /x } }\nagent.debug: true', 'path', 'files.\\*.path'],
    ['in a comment', 'agent {\n  # git_us|er: bob\n}', 'git_user', 'agent.git_user'],
    ['in a commented entry', 'sdk.aws.s3.credentials: [\n # text\n # {\n #  ho|st: x\n # }\n]', 'host', '.host'],
  ])('tells a key %s', (_, marked, token, heading) => {
    const hover = hoverAt(marked);
    expect(hover?.token).toBe(token);
    expect(hover?.markdown.split('\n')[0]).toContain(heading);
  });

  it.each([
    [
      'the variable wins',
      'agent.git_us|er: x',
      /`CLEARML_AGENT_GIT_USER`, `TRAINS_AGENT_GIT_USER` \(old\): the variable wins/,
    ],
    ['the key wins', 'agent.custom_build_scr|ipt: x', /CUSTOM_BUILD_SCRIPT`: the key wins/],
    ['it depends on the program', 'sdk.aws.s3.reg|ion: x', /for the SDK the key wins unless it is empty/],
    [
      'the variable is a fallback',
      'sdk.aws.s3.prof|ile: x',
      /the key wins; the variable counts only where the key is empty/,
    ],
    ['one is enough', 'agent.disable_ssh_mou|nt: true', /cannot switch the key off/],
    ['it is for the container', 'agent.bootstrap.git_insec|ure: true', /in its own process the variable does nothing/],
  ])('says who wins: %s', (_, marked, expected) => {
    expect(hoverAt(marked)?.markdown).toMatch(expected);
  });

  it('tells what nothing reads, and what to use', () => {
    expect(hoverAt('agent.cpu_on|ly: true')?.markdown).toContain('**No effect**');
    expect(hoverAt('agent.venv_up|date.enabled: true')?.markdown).toContain('`agent.venvs_cache`');
  });

  it('tells an unknown key, and the one that was meant', () => {
    expect(hoverAt('agent.git_userr|: x\nagent.debug: true')?.markdown).toContain('Did you mean `git_user`?');
    const entry = hoverAt('sdk.aws.s3.credentials: [ { buckett|: b, host: h } ]')?.markdown;
    expect(entry).toContain('`bucket`');
    expect(entry).toContain('TypeError');
  });

  it('says what the line sets', () => {
    expect(hoverAt('agent.git_us|er: bob')?.markdown).toContain('**ClearML gets** the text `bob`.');
    expect(hoverAt('agent.git_us|er:\nagent.git_host: x')?.markdown).toContain('**The value is missing**');
    const swallowed = hoverAt('agent.git_user:\nagent.git_ho|st: x')?.markdown;
    expect(swallowed).toContain('**agent.git_host**');
    expect(swallowed).toContain('**This line sets nothing**: it is read as the value of `agent.git_user`');
    expect(hoverAt('agent.git_us|er: a\nagent.git_user: b')?.markdown).toContain('Line 2 sets it again, and wins.');
  });

  it('has a text for each key of the catalogue, with its summary', () => {
    const catalogue = createCatalogue();
    for (const { path } of catalogue.confKeys) {
      const node = nodeOfPath(path, catalogue);
      expect(node?.path).toBe(path);
      expect(nodeDocumentation(node!, catalogue)).toMatch(/\*\*Type\*\* \S/);
    }
  });
});

describe('hover on values of a clearml.conf', () => {
  it.each([
    ['agent.cuda_version: 11.|10\n', 'the number `11.1`, written `11.10`, where ClearML expects text'],
    ['agent.debug: y|es\n', 'the text `yes`, which is true for ClearML'],
    ['agent.debug: "fal|se"\n', 'the text `false`, which is true for ClearML'],
    ['agent.debug: FAL|SE\n', '`false`.'],
    ['agent.debug: ""|\n', 'an empty text, which counts as false.'],
    ['agent.debug: nu|ll\n', '`null`: the key is there without a value'],
    ['agent.task_ping_interval_sec: 10| s\nagent.debug: true', 'the text `10 s`; a time span it would be only'],
    ['agent.debug: true\nagent.task_ping_interval_sec: 10| s\n', 'the time span `10 s`, because it is the last text'],
    ['agent.package_manager.type: u|v', 'the text `uv`: use uv when uv.lock'],
    ['agent.package_manager.type: pi|pp', 'the text `pipp`. No validation'],
    ['agent.worker_name: 00|7\n', 'the number `7`, written `007`, where ClearML expects text'],
    ['agent.worker_name: "a"| b\n', 'the text `a b`.'],
    ['agent.extra_docker_arguments: ["-|v"]', 'the text `-v`.'],
  ])('tells what %j is', (marked, expected) => {
    expect(hoverAt(marked)?.markdown).toContain(`**ClearML gets** ${expected}`);
  });

  it.each([
    [
      'agent.git_user: bob\nagent.worker_name: ${agent.git_us|er}',
      '`agent.git_user` is the text `bob`. Set in line 1.',
    ],
    ['agent.worker_name: ${agent.git_us|er}\nagent { git_user: bob }', 'Set in line 2.'],
    ['agent.git_user: x\nagent.git_user: y\nagent.worker_name: ${agent.git_us|er}', 'the text `y`'],
    ['agent.worker_name: ${|NAME}', 'environment variable of that name, as text. Without it, the file does not load.'],
    ['agent.worker_name: ${?|NAME}', 'Without it, this value is left out'],
    ['agent.worker_name: ${agent.cuda_ver|sion}', "ClearML's defaults cannot be seen from here"],
    ['agent.debug: true\nagent.worker_name: ${ag|ent}', '`agent` is an object of this file.'],
    ['agent.worker_name: ${ agent.de|bug }\nagent.debug: true', 'the blanks inside the braces belong to the name'],
    ['agent.worker_name: x\nagent.git_user: ${?CLEARML_AGENT_GIT_US|ER}', '**CLEARML_AGENT_GIT_USER**'],
    ['agent.git_pass: hunter22\nagent.worker_name: ${agent.git_pa|ss}', 'is a secret, •••.'],
  ])('tells what a substitution is: %j', (marked, expected) => {
    expect(hoverAt(marked)?.markdown).toContain(expected);
  });

  it('says nothing where nothing is', () => {
    for (const marked of [
      'agent { | }',
      'agent.debug:| ',
      '# prose ab|out agent',
      '|',
      'agent.debug: true # co|mment',
    ]) {
      expect(hoverAt(marked), marked).toBeUndefined();
    }
    expect(hoverAt('server { lis|ten: 80 }')).toBeUndefined();
  });
});
