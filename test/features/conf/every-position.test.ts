import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { createCatalogue } from '../../../server/src/catalogue/create-catalogue';
import { provideCompletion, resolveCompletion } from '../../../server/src/features/completion';
import { provideDefinition } from '../../../server/src/features/definition';
import { provideFolding } from '../../../server/src/features/folding';
import { provideHighlights } from '../../../server/src/features/highlights';
import { provideHover } from '../../../server/src/features/hover';
import { provideLinks } from '../../../server/src/features/links';
import { provideReferences } from '../../../server/src/features/reference-search';
import { prepareRename } from '../../../server/src/features/rename';
import { provideSelectionRanges } from '../../../server/src/features/selection-ranges';
import { provideSemanticTokens } from '../../../server/src/features/semantic-tokens';
import { provideSymbols } from '../../../server/src/features/symbols';
import { confContext } from './at';

/** Every fake secret starts like this. */
const fake = 'FAKE0';

const sample = `api {
  web_server: "http://user:FAKE0url@localhost:8080"
  credentials { "access_key": FAKE0access, secret_key = "FAKE0secret" }
}
agent {
  git_user: bob # git_pass: FAKE0comment
  git_pass: FAKE0pass
  # git_pass: "FAKE0commented"
  worker_name: \${agent.git_pass}
  worker_id: "x"\${agent.git_pass}
  default_docker.arguments: ["-e", "MY_TOKEN=FAKE0token", "--env=PASSWORD=FAKE0word"]
  git.extra_credentials: [ { user: a, pass: FAKE0entry }, { username: b, password: """FAKE0triple""" } ]
  unknown_token: FAKE0unknown
}
sdk.aws.s3 {
  key: FAKE0key, secret: \${?AWS_SECRET_ACCESS_KEY}
  credentials: [
    # {
    #   bucket: "b"
    #   key: "FAKE0ckey"
    #   secret: FAKE0csecret
    # }
    { bucket: b, secret: FAKE0a.b/c, extra_args { SSECustomerKey: FAKE0sse, token: \${agent.git_pass} } }
  ]
}
sdk.azure.storage.containers [ { account_name: n, account_key: FAKE0azure } ]
environment { ANY: FAKE0env, "quoted": [FAKE0list] }
files { f { path: /x, contents: """FAKE0contents""" }, g { contents { a: FAKE0inner } } }
agent.git_user:
agent.git_pass: FAKE0meant
git_pass:
FAKE0swallowed
`;

function everything(text: string, offset: number): unknown[] {
  const context = confContext(text);
  const { items, itemDefaults } = provideCompletion(context, offset);
  const range = itemDefaults?.editRange;
  if (range && 'insert' in range) {
    const { lines } = context.document;
    const bounds = [range.replace.start, range.insert.start, range.insert.end, range.replace.end].map(position =>
      lines.offsetAt(position),
    );
    expect(bounds[0] === bounds[1] && bounds[1]! <= offset && offset <= bounds[2]! && bounds[2]! <= bounds[3]!).toBe(
      true,
    );
    expect(range.replace.start.line).toBe(range.replace.end.line);
  }
  const some: CompletionItem[] = items.slice(0, 3);
  return [
    items,
    some.map(item => resolveCompletion({ data: itemDefaults?.data, ...item }, createCatalogue())),
    provideHover(context, offset),
    provideHighlights(context, offset),
    provideSelectionRanges(context, [offset]),
    provideDefinition(context, offset),
    provideReferences(context, offset, true),
    prepareRename(context, offset),
  ];
}

describe('at every position of a clearml.conf', () => {
  it('no secret is shown', () => {
    for (let offset = 0; offset <= sample.length; offset++) {
      const answers = JSON.stringify(everything(sample, offset));
      expect(
        answers.includes(fake),
        `${sample.slice(Math.max(0, offset - 30), offset)}| ${answers.slice(Math.max(0, answers.indexOf(fake) - 200), answers.indexOf(fake) + 30)}`,
      ).toBe(false);
    }
    const context = confContext(sample);
    const views = [
      provideSymbols(context),
      provideFolding(context),
      provideSemanticTokens(context),
      provideLinks(context),
    ];
    expect(JSON.stringify(views)).not.toContain(fake);
  });

  it('a file that ends there breaks nothing', () => {
    for (let end = 0; end <= sample.length; end++) {
      const text = sample.slice(0, end);
      everything(text, end);
      const context = confContext(text);
      provideSymbols(context);
      provideFolding(context);
      provideSemanticTokens(context);
      provideLinks(context);
    }
  });

  it('brackets and quotes anywhere break nothing', () => {
    for (const inserted of ['{', '}', '[', ']', '"', '"""', '${', ':', '#', ',', '\n', '$']) {
      for (let offset = 0; offset < sample.length; offset += 7) {
        const text = sample.slice(0, offset) + inserted + sample.slice(offset);
        everything(text, offset + inserted.length);
        provideSymbols(confContext(text));
      }
    }
  });
});
