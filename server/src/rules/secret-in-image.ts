import { type DockerfileSetting, isDockerfileSetting } from '../model/dockerfile-setting';
import { defineRule, type Fix, type RuleContext } from './define-rule';
import { removeSetting } from './support/edits';
import { isPlaceholder } from './support/placeholders';
import { isSecretHalf } from './support/secrets';

export default defineRule({
  id: 'secret-in-image',
  severity: 'warning',
  since: '0.1.0',
  hosts: ['dockerfile'],
  summary: 'A secret in plain text in an ENV or ARG, which stays in the image or its history for ever.',
  why: `\`docker history\` and \`docker inspect\` show what \`ENV\` and \`ARG\` hold to everybody who can pull the image, and a
later layer does not take it out. A secret that a build step needs belongs into a mount
(\`RUN --mount=type=secret,id=NAME,env=NAME …\`, with \`docker build --secret id=NAME,env=NAME\`); one that the container
needs is given when it is run.`,
  check(context) {
    for (const setting of context.settings) {
      if (isDockerfileSetting(setting) && isBaked(setting, context)) {
        context.report({
          at: setting.value!.range,
          message:
            setting.form === 'arg'
              ? `${setting.name} is a secret in plain text: a build argument stays in the image's history.`
              : `${setting.name} is a secret in plain text: it stays in the image.`,
          fixes: fixesOf(setting, context),
        });
      }
    }
  },
  examples: [
    {
      host: 'dockerfile',
      bad: 'FROM a\nENV CLEARML_API_SECRET_KEY=fakeS3cret9af3\n',
      at: 'fakeS3cret9af3',
      fixed: ['FROM a\n'],
    },
    {
      host: 'dockerfile',
      bad: 'FROM a\nARG CLEARML_AGENT_GIT_PASS="fakeT0ken9af3"\nRUN git clone https://x:$CLEARML_AGENT_GIT_PASS@git.example.com/x\n',
      at: 'fakeT0ken9af3',
      fixed: [
        'FROM a\nRUN --mount=type=secret,id=CLEARML_AGENT_GIT_PASS,env=CLEARML_AGENT_GIT_PASS git clone https://x:$CLEARML_AGENT_GIT_PASS@git.example.com/x\n',
      ],
    },
    {
      host: 'dockerfile',
      bad: 'FROM a\nENV A=1 \\\n    CLEARML_AUTH_TOKEN=fakeT0ken9af3\n',
      at: 'fakeT0ken9af3',
      fixed: ['FROM a\nENV A=1\n'],
    },
    {
      host: 'dockerfile',
      good: 'FROM a\nARG CLEARML_API_SECRET_KEY\nENV CLEARML_API_SECRET_KEY=$CLEARML_API_SECRET_KEY\n',
    },
    { host: 'dockerfile', good: 'FROM a\nENV CLEARML_API_SECRET_KEY=\n' },
    { host: 'dockerfile', good: 'FROM a\nENV CLEARML_API_SECRET_KEY=changeme\n' },
    { host: 'dockerfile', good: 'FROM a\nRUN --mount=type=secret,id=key,env=CLEARML_API_SECRET_KEY ./get.sh\n' },
    { host: 'dockerfile', good: 'FROM a\nENV CLEARML_API_ACCESS_KEY=FAKEKEY123\n' },
  ],
});

function isBaked(setting: DockerfileSetting, context: RuleContext): boolean {
  const { form, value } = setting;
  return (
    (form === 'env' || form === 'arg') &&
    value?.known === true &&
    isSecretHalf(setting, context) &&
    !isPlaceholder(value.text)
  );
}

/** Without the value, and mounted into each RUN below that uses it. None where something else of the build refers to it. */
function fixesOf(setting: DockerfileSetting, context: RuleContext): Fix[] {
  const { text } = context.document;
  const uses = [...text.matchAll(new RegExp(`\\$(?:${setting.name}(?!\\w)|\\{${setting.name}\\b)`, 'g'))];
  const runs = runsBelow(setting, text);
  const users = runs.filter(run => uses.some(({ index }) => run.start < index && index < run.end));
  if (uses.some(({ index }) => !users.some(run => run.start < index && index < run.end))) {
    return [];
  }
  const mount = ` --mount=type=secret,id=${setting.name},env=${setting.name}`;
  const mounts = users.map(({ keywordEnd }) => ({ range: { start: keywordEnd, end: keywordEnd }, newText: mount }));
  return [
    {
      title: users.length > 0 ? 'Mount it as a build secret instead' : 'Remove it (give it when the image is run)',
      edits: [removeSetting(context.document, setting), ...mounts],
    },
  ];
}

/** The RUN instructions of the same stage below a setting, with their continued lines. */
function runsBelow(
  { instruction }: DockerfileSetting,
  text: string,
): { start: number; keywordEnd: number; end: number }[] {
  const runs: { start: number; keywordEnd: number; end: number }[] = [];
  const instructions = /^[ \t]*([A-Za-z]+)(?=\s)(?:[^\r\n]*\\[ \t]*\r?\n)*[^\r\n]*/gm;
  instructions.lastIndex = instruction.end;
  for (let match = instructions.exec(text); match; match = instructions.exec(text)) {
    const keyword = match[1]!.toUpperCase();
    if (keyword === 'FROM') {
      break;
    }
    if (keyword === 'RUN') {
      const keywordEnd = match.index + match[0].indexOf(match[1]!) + match[1]!.length;
      runs.push({ start: match.index, keywordEnd, end: match.index + match[0].length });
    }
  }
  return runs;
}
