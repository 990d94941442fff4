import { describe, expect, test } from 'vitest';
import { findHeredocWords } from '../../../server/src/syntax/dockerfile/heredocs';
import { instructionsOf, written } from './outline';

/** Exports as `NAME=value`, assignments for one command as `NAME=value!`, what only some command sees as `NAME=value?`. */
function assignments(text: string): string[] {
  return instructionsOf(text).flatMap(({ body }) =>
    body.kind !== 'run'
      ? []
      : body.assignments.map(
          ({ kind, nameText, value, command }) =>
            `${nameText}=${value!.text}${kind === 'prefix' ? '!' : command === undefined ? '' : '?'}`,
        ),
  );
}

describe('RUN', () => {
  test.each<[string, string[]]>([
    ['RUN export A=1', ['A=1']],
    ['run export A=1 B="x y" && export C=\'z\'', ['A=1', 'B=x y', 'C=z']],
    ['RUN x && export A=1; export B=2', ['A=1', 'B=2']],
    ['RUN export A=1 \\\n  # comment\n  && \\\n  export B=2', ['A=1', 'B=2']],
    ['RUN A=1 B=2 cmd', ['A=1!', 'B=2!']],
    ['RUN x && A=1 cmd && B=2 other', ['A=1!', 'B=2!']],
    ['RUN env -i A=1 cmd B=2', ['A=1!']],
    ['RUN cmd A=1', []],
    ['RUN A=1', []],
    ['RUN A=1 && cmd', []],
    ['RUN A=1; export A', ['A=1']],
    ['RUN set -a; A=1; cmd', ['A=1']],
    ['RUN declare -x A=1', ['A=1']],
    ['RUN export -n A=1', []],
    ['RUN if x; then export A=1; else export A=2; fi; export B=3', ['A=1?', 'A=2?', 'B=3']],
    ['RUN x || export A=1', ['A=1?']],
    ['RUN x | export A=1', ['A=1?']],
    ['RUN (export A=1; x); export B=2', ['A=1?', 'B=2']],
    ['RUN f() { export A=1; }', ['A=1?']],
    ['RUN echo "export A=1" && echo \'; A=1 x\'', []],
    ['RUN echo export A=1', []],
    ['RUN x # && export A=1', []],
    ['RUN echo a#b && export A=1', ['A=1']],
    ["RUN echo it's && export A=1", []],
    ['RUN export A=$(x; y) B=`z` C=${D:-"e f"}', ['A=$(x; y)', 'B=`z`', 'C=${D:-"e f"}']],
    ['RUN export A=\\"x\\"', ['A="x"']],
    ['RUN >log 2>&1 A=1 cmd', ['A=1!']],
    ['RUN A=(1 2) cmd', []],
    ['RUN A+=1 cmd', ['A=1!']],
    ['RUN ["export", "A=1"]', []],
    ['RUN [ -f x ] && export A=1', ['A=1']],
    ['RUN --mount=type=cache,target=/x --network=none export A=1', ['A=1']],
    ['CMD export A=1', []],
  ])('%j', (text, expected) => {
    expect(assignments(text)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['RUN --mount=type=secret,id=x,env=A cmd', ['A']],
    ['RUN --mount=id=x,env=A,type=secret,required=true cmd', ['A']],
    ['RUN --mount="type=secret,id=x,env=A" --mount=type=secret,id=y,env=B cmd', ['A', 'B']],
    ['RUN --mount=type=secret,id=A cmd', []],
    ['RUN --mount=type=bind,env=A cmd', []],
    ['RUN --mount=type=secret,id=x,env=$A cmd', []],
    ['RUN \\\n  --mount=type=secret,id=x,env=A \\\n  B=1 cmd', ['A', 'B=1']],
    ['RUN cmd --mount=type=secret,env=A', []],
    ['ENV A=1 --mount=type=secret,env=B', ['A=1', '--mount=type=secret,env=B']],
  ])('mounts of %j', (text, expected) => {
    expect(written(text)).toEqual(expected);
  });
});

describe('here-documents', () => {
  test.each<[string, string[]]>([
    ['RUN <<EOF\nexport A=1\nB=2 cmd\nEOF\nRUN export C=3', ['A=1', 'B=2!', 'C=3']],
    ['RUN <<-EOF\n\texport A=1\n\tEOF\nRUN export C=3', ['A=1', 'C=3']],
    ['RUN <<"EOF"\nexport A=1\nEOF', ['A=1']],
    ["RUN <<'E F'\nexport A=1\nE F\n", ['A=1']],
    ['RUN <<EOF\r\nexport A=1\r\nEOF\r\n', ['A=1']],
    ['RUN bash -e <<EOF\nexport A=1\nEOF', ['A=1']],
    ['RUN <<EOF /bin/sh\nexport A=1\nEOF', ['A=1']],
    ['RUN python3 <<EOF\nexport A=1\nEOF', []],
    ['RUN <<EOF\n#!/usr/bin/env python3\nexport A=1\nEOF', []],
    ['RUN <<EOF\n#!/bin/bash\nexport A=1\nEOF', ['A=1']],
    ['RUN cat <<EOF > x && export B=1\nexport A=1\nEOF', ['B=1']],
    ['RUN <<A <<B\nexport X=1\nA\nexport Y=1\nB\nRUN export Z=1', ['Z=1']],
    ['RUN <<EOF\ncat <<E > x\nexport A=1\nE\nexport B=1\nEOF', ['B=1']],
    ['RUN <<EOF\nexport A=1 \\\n  B=2\nEOF', ['A=1', 'B=2']],
    ['RUN <<EOF\nexport A=1\nRUN export B=1', ['B=1']],
    ['RUN echo "<<EOF"\nRUN export A=1\nEOF', ['A=1']],
    ['COPY <<EOF /x\nRUN export A=1\nEOF\nRUN export B=1', ['B=1']],
    ['ONBUILD COPY <<EOF /x\nRUN export A=1\nEOF\nRUN export B=1', ['B=1']],
    ['ENV A=<<EOF\nRUN export B=1\nEOF', ['B=1']],
    ['RUN ["x", "<<EOF"]\nRUN export B=1\nEOF', ['B=1']],
  ])('%j', (text, expected) => {
    expect(assignments(text)).toEqual(expected);
  });
});

describe('which words open a here-document', () => {
  test.each<[string, string[]]>([
    ['RUN <<A', ['A']],
    ['RUN <<-A', ['A']],
    ['RUN <<  A  > file', ['A']],
    ['RUN << -A', ['-A']],
    ['RUN 3<<A', ['A']],
    ['RUN <<A <<B', ['A', 'B']],
    ["RUN <<a'b'c", ['abc']],
    ["RUN <<a\\'b", ["a'b"]],
    ["RUN <<'a b'", ['a b']],
    ['RUN <<$A', ['$A']],
    ['RUN x<<A', []],
    ['RUN <<<A', []],
    ['RUN <<', []],
    ['RUN "<<A"', []],
    ["RUN it's <<A", []],
    ['RUN ${x[@]} <<A', []],
    ['RUN echo $((1<<2))', []],
  ])('%j', (text, expected) => {
    expect(findHeredocWords(text).map(({ name }) => name)).toEqual(expected);
  });
});

describe('FROM', () => {
  test.each([
    ['FROM python', 'python', undefined],
    ['FROM --platform=linux/amd64 python:3 AS Base', 'python:3', 'Base'],
    ['from x \\\n as b', 'x', 'b'],
    ['FROM', undefined, undefined],
  ])('%j', (text, image, stage) => {
    const { body } = instructionsOf(text)[0]!;
    expect(body.kind === 'from' && [body.image?.written, body.stageText]).toEqual([image, stage]);
  });
});
