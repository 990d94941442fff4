import { describe, expect, test } from 'vitest';
import { instructionsOf, pairsOf, problemsOf, written } from './outline';

describe('ENV and ARG', () => {
  test.each<[string, string[]]>([
    ['ENV A=1', ['A=1']],
    ['env A=1', ['A=1']],
    ['  Env\tA=1  ', ['A=1']],
    ['ENV A=1 B=2\tC=3', ['A=1', 'B=2', 'C=3']],
    ['ENV A="v 2" B=a\\ b C=\'x y\'', ['A=v 2', 'B=a b', 'C=x y']],
    ['ENV A=a"b c"d\'e\'', ['A=ab cde']],
    ['ENV A="say \\"hi\\"" B="\\n" C=\\n', ['A=say "hi"', 'B=\\n', 'C=n']],
    ['ENV A= B=""', ['A=', 'B=']],
    ['ENV A=b=c', ['A=b=c']],
    ['ENV "A"=1', ['A=1']],
    ['ENV A=1#2', ['A=1#2']],
    ['ENV A=p@$$w', ['A=p@w']],
    ['ENV A 1', ['A=1']],
    ['ENV A some  text = "q" x\\y', ['A=some  text = q xy']],
    ['ENV A = B', ['A== B']],
    ['ENV A TWO= THREE=world', ['A=TWO= THREE=world']],
    ['ENV A $B ${C}', ['A=$B ${C}']],
    ['ENV A=1 \\\n  B=2', ['A=1', 'B=2']],
    ['ENV A=1 \\ \t\r\n  B=2\r\n', ['A=1', 'B=2']],
    ['ENV A=1 \\\n# comment \\\n\n   # another\n  B=2 \\\n', ['A=1', 'B=2']],
    ['ENV \\\nA=1', ['A=1']],
    ['EN\\\nV A=1', ['A=1']],
    ['ENV A=on\\\ne', ['A=one']],
    ['ENV A="one \\\n  two"', ['A=one   two']],
    ['ENV A=1\\\\\nENV B=2', ['A=1\\', 'B=2']],
    ['# escape=`\nENV A=C:\\dir` x `\n  B=`"', ['A=C:\\dir x', 'B="']],
    ['#escape = ` \nENV A=1 `\nB=2', ['A=1', 'B=2']],
    ['# a comment\n# escape=`\nENV A=1 \\\nB=2', ['A=1', 'B=2']],
    ['\n# escape=`\nENV A=1 \\\nB=2', ['A=1', 'B=2']],
    ['# syntax=x\n# check=skip=all\n# ESCAPE=`\nENV A=1 `\nB=2', ['A=1', 'B=2']],
    ['\uFEFFENV A=1', ['A=1']],
    ['\uFEFF# escape=`\nENV A=1 `\nB=2', ['A=1', 'B=2']],
    ['ENV A=\0x', ['A=\0x']],
    ['ENV A=1\rB=2', ['A=1', 'B=2']],
    ['ARG A', ['A']],
    ['ARG A=1 B C="x y"', ['A=1', 'B', 'C=x y']],
    ['arg \\\n A \\\n B=2', ['A', 'B=2']],
    ['ONBUILD ENV A=1 B=2', ['A=1', 'B=2']],
    ['onbuild arg A', ['A']],
    ['ONBUILD RUN export A=1', ['A=1']],
    ['LABEL A=1', []],
    ['UNKNOWN A=1', []],
    ['EN', []],
    ['ENV', []],
    ['ENV =x', []],
    ['ENV A', ['A']],
    ['#ENV A=1', []],
  ])('%j', (text, expected) => {
    expect(written(text)).toEqual(expected);
  });

  test('ranges are those of the pair, across continued lines too', () => {
    const text = 'ENV A=1 \\\n  # why\n  "B"="x \\\n  y" C=$D';
    expect(pairsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['A=1', '"B"="x \\\n  y"', 'C=$D']);
    const [, b, c] = pairsOf(text);
    expect(text.slice(b!.name.start, b!.name.end)).toBe('B');
    expect(b!.value!.quote).toBe('"');
    expect(text.slice(b!.value!.range.start, b!.value!.range.end)).toBe('x \\\n  y');
    expect(text.slice(b!.value!.rawRange.start, b!.value!.rawRange.end)).toBe('"x \\\n  y"');
    const name = c!.value!.references[0]!.name!;
    expect(text.slice(name.start, name.end)).toBe('D');
  });

  test.each([
    ['ENV A=', 6],
    ['ENV A= B=1', 6],
  ])('an empty value lies right behind the separator: %j', (text, at) => {
    expect(pairsOf(text)[0]!.value!.range).toEqual({ start: at, end: at });
  });

  test.each<[string, string[]]>([
    ['ENV X=$A', ['A']],
    ['ENV X=${A}', ['A']],
    ['ENV X=${A:-x}y${B:+$C}', ['A', 'B', 'C']],
    ['ENV X=${A#p*} Y=${B%%s} Z=${C/a/b}', ['A', 'B', 'C']],
    ['ENV X="$A \\$B" Y=\'$C\' Z=\\$D', ['A']],
    ['ENV X=$1 Y=$$ Z=$', []],
    ['ENV X=a$', []],
  ])('references of %j', (text, names) => {
    const found = pairsOf(text).flatMap(({ value }) => value?.references ?? []);
    expect(found.flatMap(({ name }) => (name ? [text.slice(name.start, name.end)] : []))).toEqual(names);
  });

  test.each<[string, string[]]>([
    ['ENV A=1 B=2 C=3', ['ENV B=2 C=3', 'ENV A=1 C=3', 'ENV A=1 B=2']],
    ['ENV A=1 \\\n  # about B\n  B=2', ['ENV B=2', 'ENV A=1']],
    ['ENV A=1\\\n  B=2', ['ENV B=2', 'ENV A=1']],
    ['ENV A=1', ['-']],
    [
      'RUN --mount=type=secret,id=a,env=A --mount=type=secret,id=b,env=B x',
      ['RUN --mount=type=secret,id=b,env=B x', 'RUN --mount=type=secret,id=a,env=A x'],
    ],
    ['RUN export A=1 B=2 && x', ['RUN export B=2 && x', 'RUN export A=1 && x']],
    ['RUN export A=1 && x', ['RUN x']],
    ['RUN x \\\n  && export A=1', ['RUN x']],
    ['RUN A=1 B=2 x', ['RUN B=2 x', 'RUN A=1 x']],
    ['RUN export A=1', ['-']],
    ['RUN if x; then export A=1; fi', ['-']],
    ['RUN <<E\nexport A=1\nx\nE\n', ['RUN <<E\nx\nE\n']],
  ])('what goes with a pair of %j', (text, expected) => {
    const left = pairsOf(text).map(({ removal }) =>
      removal ? text.slice(0, removal.start) + text.slice(removal.end) : '-',
    );
    expect(left).toEqual(expected);
  });
});

describe('what makes the build fail', () => {
  test.each<[string, string[]]>([
    ['ENV', ['missing-arguments: ']],
    ['ARG', ['missing-arguments: ']],
    ['ENV A', ['missing-value: A']],
    ['ENV A=1 B', ['missing-equals: B']],
    ['ENV A=1 # comment', ['missing-equals: #', 'missing-equals: comment']],
    ['ENV =x', ['missing-name: =x']],
    ['ARG K = V', ['missing-name: =']],
    ['ENV A="x', ['unterminated-quote: "x']],
    ["ENV A it's", ["unterminated-quote: 's"]],
    ['ENV A=${B', ['bad-reference: ${B']],
    ['ENV A=${}', ['bad-reference: ${}']],
    ['ENV A=${B!}', ['bad-reference: ${B!}']],
    ['RUN cat <<EOF\nx', ['unterminated-heredoc: <<EOF']],
    ['# escape=x\nENV A=1', ['bad-directive: x']],
    ['# syntax=a\n# syntax=b', ['bad-directive: b']],
    ['ONBUILD ONBUILD ENV A=1', ['bad-trigger: ONBUILD']],
    ['ONBUILD FROM x', ['bad-trigger: FROM']],
    ['WHATEVER x', []],
    ['ENV A={{ value }} B', []],
    ['ENV A=1 \\', []],
  ])('%j', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  test.each(['ENV A=1 S3CRET', 'ENV A="S3CRET', 'ENV A=${B!S3CRET}', 'ENV A=S3CRET =S3CRET', 'ENV A S3CRET"'])(
    'a value is never in a message: %j',
    text => {
      const messages = instructionsOf(text).flatMap(({ problems }) => problems.map(({ message }) => message));
      expect(messages).not.toEqual([]);
      expect(messages.join()).not.toContain('S3CRET');
    },
  );
});
