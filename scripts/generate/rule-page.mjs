const hostNames = { env: 'env files', dockerfile: 'Dockerfiles', conf: 'clearml.conf' };
/** For the highlighting of examples. */
const languages = { env: 'properties', dockerfile: 'dockerfile', conf: 'hocon' };
const generatedNote = '<!-- Generated from the rule by `npm run generate`. Do not edit. -->';

/**
 * The documentation page of a rule, as Markdown.
 * @param {any} rule
 * @param {{ bad: import('./run-examples.mjs').BadExample[], good: any[] }} examples
 */
export function rulePage(rule, examples) {
  return [
    generatedNote,
    `# ${rule.id}`,
    rule.summary,
    factsTable(rule, examples),
    '## Why',
    rule.why.trim(),
    '## Reported',
    ...examples.bad.flatMap(badExample),
    '## Not reported',
    ...examples.good.map(goodExample),
    '## Switch it off',
    switchOff(rule),
  ]
    .join('\n\n')
    .concat('\n');
}

/**
 * The list of all rules, as Markdown.
 * @param {{ rule: any, examples: any }[]} pages in the order of the list
 */
export function rulesOverview(pages) {
  const rows = pages.map(({ rule, examples }) =>
    row([
      `[\`${rule.id}\`](${rule.id}.md)`,
      severityOf(rule, examples),
      hostsOf(rule),
      fixOf(examples),
      cell(rule.summary),
    ]),
  );
  return [
    generatedNote,
    '# Rules',
    'Each rule can be set to another severity or to `off` (`clearmlConfig.rules`, `clearml-config lint --rule ID=SEVERITY`) and suppressed for a line or a file (`# clearml-config: ignore ID`, `# clearml-config: ignore-file ID`). **safe** fixes are those that "Fix all" and `lint --fix` apply.',
    [row(['Rule', 'Severity', 'In', 'Fix', 'Reports']), '|---|---|---|---|---|', ...rows].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

function factsTable(rule, examples) {
  return [
    row(['Severity', 'In', 'Fix', 'Since']),
    '|---|---|---|---|',
    row([severityOf(rule, examples), hostsOf(rule), fixOf(examples), rule.since]),
  ].join('\n');
}

/** The rule's own severity, and the other ones that its examples show. */
function severityOf(rule, { bad }) {
  const others = new Set(bad.map(({ problem }) => problem.severity));
  others.delete(rule.severity);
  return [rule.severity, ...others].join(', ');
}

function hostsOf(rule) {
  return rule.hosts === 'all' ? 'all files' : rule.hosts.map(host => hostNames[host]).join(', ');
}

function fixOf({ bad }) {
  const fixes = bad.flatMap(example => example.fixes);
  return fixes.length === 0 ? '–' : fixes.some(fix => fix.safe) ? 'safe' : 'yes';
}

/** The text with the place marked below it, the message, and what each fix makes of it. */
function badExample({ example, problem, fixes }) {
  const settings = conditionsOf(example);
  const related = problem.related ?? [];
  return [
    settings && `With ${settings}:`,
    fenced(marked(example.bad, problem), example.host),
    `> **${problem.severity}** ${quoted(problem.message)}${related.map(({ message }) => `\n>\n> ↳ ${quoted(message)}`).join('')}`,
    ...fixes.map(fix => `Fix **${cell(fix.title)}**:\n\n${fenced(visible(fix.text), example.host)}`),
  ].filter(Boolean);
}

function goodExample(example) {
  const settings = conditionsOf(example);
  return `${settings ? `With ${settings}:\n\n` : ''}${fenced(visible(example.good), example.host)}`;
}

/** The file name, settings and surroundings that an example needs, for people. */
function conditionsOf({ file, options = {}, surroundings = {} }) {
  const parts = [
    file && `the file name \`${file}\``,
    ...Object.entries(options).map(([name, value]) => `\`${name}\` ${code(value)}`),
    ...Object.entries(surroundings).map(([name, value]) => `\`${name}\` ${code(value)}`),
  ];
  return parts.filter(Boolean).join(', ');
}

function code(value) {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

/** The lines of a text; below each line that a problem touches its place is marked with `^`. */
function marked(text, { at }) {
  const lines = [];
  let start = 0;
  for (const line of text.replace(/\r?\n$/, '').split('\n')) {
    const [from, to] = [Math.max(at.start - start, 0), Math.min(at.end - start, line.length)];
    lines.push(visible(line));
    if (from <= line.length && to >= 0 && (to > from || at.start === at.end)) {
      lines.push(' '.repeat(from) + '^'.repeat(Math.max(1, to - from)));
    }
    start += line.length + 1;
  }
  return lines.join('\n');
}

/** Control characters as their pictures: pages stay readable and the same on every machine. */
function visible(text) {
  return text
    .replace(/\n$/, '')
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, character => String.fromCharCode(0x2400 + character.charCodeAt(0)))
    .replace(
      /[\u00a0\u200b\ufeff]/g,
      character => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
    );
}

function fenced(text, host) {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${languages[host]}\n${text}\n${fence}`;
}

function quoted(message) {
  return escapeHtml(message).replace(/\s*\n\s*/g, ' ');
}

function cell(text) {
  return escapeHtml(text)
    .replace(/\|/g, '\\|')
    .replace(/\s*\n\s*/g, ' ');
}

/** Tags in a text would be HTML to a Markdown viewer; code in backticks is left as it is. */
function escapeHtml(text) {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[<*]|(?<!\w)_|_(?!\w)/g, '\\$&')))
    .join('');
}

function row(cells) {
  return `| ${cells.join(' | ')} |`;
}

function switchOff({ id }) {
  return `In the settings of the editor, for a user, a workspace or a folder:

\`\`\`json
"clearmlConfig.rules": { "${id}": "off" }
\`\`\`

On the command line: \`clearml-config lint --rule ${id}=off\`. In a file, for the next line or for the whole file:

\`\`\`properties
# clearml-config: ignore ${id}
# clearml-config: ignore-file ${id}
\`\`\``;
}
