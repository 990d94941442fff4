import type { HoconProblem } from '../syntax/hocon/nodes';
import { parseHocon } from '../syntax/hocon/parser';
import { applyEdits } from '../text/edits';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { syntaxFixes } from './support/conf-syntax-fixes';
import { loadErrorOf } from './support/load-error';

/** Problems for which a fix is looked for: each means parsing the file again. */
const maxFixed = 20;

export default defineRule({
  id: 'conf-syntax',
  severity: 'error',
  since: '0.1.0',
  hosts: ['conf'],
  summary: 'A clearml.conf that does not load: its syntax is not that of the dialect which ClearML reads.',
  why: `ClearML reads clearml.conf with its own copy of pyhocon. A mistake anywhere stops the agent and the first access of
the SDK; the message of pyhocon gives the place where it gave up, which is often far from the mistake. This rule marks the
mistake itself: an unquoted value with one of \`^ \` + ? ! @ * & " [ ] { } # , = $\`, a brace or a quote that is never
closed, a key with a character that it may not have, a byte order mark, a text joined to a list.`,
  check(context) {
    const { hocon } = context.document;
    const problems = hocon?.problems.filter(problem => isSyntax(problem, context)) ?? [];
    for (const [index, problem] of problems.entries()) {
      const fixes = index < maxFixed ? fixesOf(problem, context) : [];
      context.report({ at: { start: problem.start, end: problem.end }, message: problem.message, fixes });
    }
    const error = hocon && hocon.problems.length === 0 ? loadErrorOf(context.document) : undefined;
    if (error) {
      context.report(error);
    }
  },
  examples: [
    {
      host: 'conf',
      bad: 'agent {\n  worker_id: gpu@1\n}\n',
      at: '@',
      fixed: ['agent {\n  worker_id: "gpu@1"\n}\n'],
    },
    {
      host: 'conf',
      bad: 'agent {\n  extra_docker_arguments: [--ipc=host, "-v", "/a:/b"]\n}\n',
      at: '=',
      fixed: ['agent {\n  extra_docker_arguments: ["--ipc=host", "-v", "/a:/b"]\n}\n'],
    },
    {
      host: 'conf',
      bad: 'agent {\n  worker_id: "gpu:0\n}\n',
      at: '"gpu:0',
      fixed: ['agent {\n  worker_id: "gpu:0"\n}\n'],
    },
    {
      host: 'conf',
      bad: 'api {\n  api_server: "https://api.clear.ml"\n',
      at: '{',
      fixed: ['api {\n  api_server: "https://api.clear.ml"\n}\n'],
    },
    {
      host: 'conf',
      bad: 'agent.default_docker.match_rules [{ image: x }]\n',
      at: '[',
      fixed: ['agent.default_docker.match_rules: [{ image: x }]\n'],
    },
    { host: 'conf', bad: 'agent { worker_id: a }}\n', at: '}', occurrence: 1, fixed: ['agent { worker_id: a }\n'] },
    { host: 'conf', bad: '\ufeffagent.worker_id: a\n', at: '\ufeff', fixed: ['agent.worker_id: a\n'] },
    { host: 'conf', bad: 'api.api_server: x\napi.api_server: { a: 1 } [2]\n', at: '[2]', fixed: [] },
    { host: 'conf', bad: 'sdk: 1\nsdk: { metrics: { file_history_size: 1 } } 5\n', at: '5', fixed: [] },
    { host: 'conf', good: '{\n  "api": {\n    "api_server": "https://api.clear.ml",\n  }\n}\n' },
    { host: 'conf', good: 'api.api_server = https://api.clear.ml // no quotes\nagent.git_pass: "p@ss"\n' },
    { host: 'conf', good: 'agent.extra_docker_arguments: ["--ipc=host", ]\n' },
    { host: 'conf', good: 'agent.worker_id: ${?ID}":0"\n' },
    { host: 'conf', good: '' },
  ],
});

/** What `conf-swallowed-line` and `conf-substitution` say better. */
function isSyntax({ code, start }: HoconProblem, { document }: RuleContext): boolean {
  return code !== 'missing-value' && !(code === 'illegal-character' && document.text[start] === '$');
}

/** The fixes after which the file has fewer mistakes, and no new one. */
function fixesOf(problem: HoconProblem, { document }: RuleContext): Fix[] {
  const { hocon, text } = document;
  const before = hocon!.problems.length;
  return syntaxFixes(problem, document).filter(fix => parseHocon(applyEdits(text, fix.edits)).problems.length < before);
}
