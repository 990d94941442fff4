import { describe, expect, it } from 'vitest';
import { describeStatements } from './describe-statements';

const privateKey = [
  '-----BEGIN RSA PRIVATE KEY-----',
  'Proc-Type: 4,ENCRYPTED',
  '',
  'MIIEpAIBAAKCAQEA1kq3Wx8Pn2hDdyrqVFR0YtGJKw9b4nH8jZkq0s3TvXyLmQpR',
  'aBcD1234==',
  '-----END RSA PRIVATE KEY-----',
].join('\n');

/** Text, and its statements in short. */
const table: readonly (readonly [string, readonly string[]])[] = [
  // plain
  ['A=plain', ['A = [plain]']],
  ['A=', ['A = []']],
  ['A=   ', ['A = []']],
  ['  A=x  ', ['A = [x]']],
  ['A = x y', ['A = [x y]']],
  ['A: x', ['A : [x]']],
  ['A:http://x', ['A : [http://x]']],
  ['A==', ['A = [=]']],
  ['A=a=b:c', ['A = [a=b:c]']],
  ['a.b=1', ['a.b = [1]']],
  ['A-B=1', ['A-B = [1]']],
  ['Schlüssel=1', ['Schlüssel = [1]']],
  ['export A=x', ['export A = [x]']],
  ['export\tA = x', ['export A = [x]']],
  ['export = x', ['export = [x]']],
  ['exportA=x', ['exportA = [x]']],
  // names alone
  ['A', ['name A']],
  ['export A', ['export name A']],
  ['A # why', ['name A']],
  // comments
  ['A=x # c', ['A = [x] ; # c']],
  ['A=x\t# c', ['A = [x] ; # c']],
  ['A=x#c', ['A = [x#c]']],
  ['A=#c', ['A = [#c]']],
  ['A= # c', ['A = [] ; # c']],
  ['A="x" # c', ['A = [x] quoted " ; # c']],
  ['A="x"#c', ['A = [x] quoted " ; #c']],
  ['A="a # b"', ['A = [a # b] quoted "']],
  ['# words', ['comment']],
  ['  # words', ['comment']],
  ['#A=1', ['comment { A = [1] }']],
  ['# A=', ['comment { A = [] }']],
  ['## export A="x" # c', ['comment { export A = [x] quoted " ; # c }']],
  ['# see: this', ['comment']],
  ['# A.b=1', ['comment']],
  ['# two words = no assignment', ['comment']],
  // quotes
  ["A='sq'", ["A = [sq] quoted '"]],
  ['A=`bq`', ['A = [bq] quoted `']],
  ['A=""', ['A = [] quoted "']],
  ['A="a\\"b"', ['A = [a\\"b] quoted "']],
  ['A="unterminated', ['A = ["unterminated] ! unterminated-quote']],
  ['A="', ['A = ["] ! unterminated-quote']],
  ['A="a"b"', ['A = ["a"b"] ! text-after-quote']],
  ['A="a" b # c', ['A = ["a" b] ! text-after-quote ; # c']],
  ['A=a"b"c', ['A = [a"b"c]']],
  ['A=["x", "y"]', ['A = [["x", "y"]]']],
  ["A='C:\\dir\\'", ["A = [C:\\dir\\] quoted '"]],
  // several lines
  ['A="a\nb"\nB=1', ['A = [a\nb] quoted "', 'B = [1]']],
  ["A='a\r\n\r\nb' # c\r\nB=1", ["A = [a\r\n\r\nb] quoted ' ; # c", 'B = [1]']],
  [`A="${privateKey}"\nB=1`, [`A = [${privateKey}] quoted "`, 'B = [1]']],
  ['A="{\n  "a": 1\n}"\nB=1', ['A = ["{] ! unterminated-quote', 'invalid -', 'invalid -', 'B = [1]']],
  ['A="open\nB="x"\nC=1', ['A = ["open] ! unterminated-quote', 'B = [x] quoted "', 'C = [1]']],
  ['A="open\nexport B=1"\n', ['A = ["open] ! unterminated-quote', 'export B = [1"]']],
  ['A="open\n# a "word"\nB=1', ['A = ["open] ! unterminated-quote', 'comment', 'B = [1]']],
  ['A="open\n<<<<<<< HEAD\n"', ['A = ["open] ! unterminated-quote', 'invalid -', 'invalid -']],
  ['A="open\nB=1\n# 5"\n', ['A = ["open] ! unterminated-quote', 'B = [1]', 'comment']],
  ['A="\nB=""', ['A = ["] ! unterminated-quote', 'B = [] quoted "']],
  ["A='#!/bin/bash\nX=1\necho $X\n'\nB=1", ["A = [#!/bin/bash\nX=1\necho $X\n] quoted '", 'B = [1]']],
  ["A='it\nB=don't", ["A = ['it] ! unterminated-quote", "B = [don't]"]],
  // references
  ['A=$B', ['A = [$B] ref B']],
  ['A=${B}', ['A = [${B}] ref B']],
  ['A="x${B:-d}y$C"', ['A = [x${B:-d}y$C] quoted " ref B ref C']],
  ["A='$B'", ["A = [$B] quoted '"]],
  ['A=${B:-${C}}', ['A = [${B:-${C}}] ref B']],
  ['A=${B ${C}', ['A = [${B ${C}] ref C']],
  ['A=$(cmd (x) $B)', ['A = [$(cmd (x) $B)] ref command']],
  ['A=x`cmd`', ['A = [x`cmd`] ref command']],
  ['A=p@$$w0rd', ['A = [p@$$w0rd]']],
  ['A="\\$B"', ['A = [\\$B] quoted "']],
  ['A=$', ['A = [$]']],
  ['A=$1', ['A = [$1]']],
  ['A=${1}', ['A = [${1}] ref variable']],
  // what is none
  ['A B=1', ['invalid B']],
  ['CLEARML_X 1', ['invalid CLEARML_X']],
  ['set CLEARML_X=1', ['invalid CLEARML_X']],
  ['- CLEARML_X=1', ['invalid CLEARML_X']],
  ['"CLEARML_X"=1', ['invalid CLEARML_X']],
  ['export', ['invalid -']],
  ['export ', ['invalid -']],
  ['=x', ['invalid -']],
  ['{', ['invalid -']],
  ['<<<<<<< HEAD\nA=1\n=======\nA=2\n>>>>>>> x', ['invalid -', 'A = [1]', 'invalid -', 'A = [2]', 'invalid -']],
  ['A\0B=1', ['invalid B']],
  // lines
  ['', []],
  ['\n', ['blank']],
  [' \t\n\r\n\r', ['blank', 'blank', 'blank']],
  ['A=1\r\nB=2\rC=3', ['A = [1]', 'B = [2]', 'C = [3]']],
  ['\ufeffA=1', ['A = [1]']],
  ['\ufeff', ['blank']],
];

describe('parseDotenv', () => {
  for (const [text, expected] of table) {
    it(JSON.stringify(text), () => {
      expect(describeStatements(text)).toEqual(expected);
    });
  }
});

const envrc: readonly (readonly [string, readonly string[]])[] = [
  ['export A=x', ['export A = [x]']],
  ['A=x', ['command']],
  ['use flake', ['command']],
  ['if true; then\nfi', ['command', 'command']],
  ['export A', ['export name A']],
  ['export A: x', ['command']],
  ['export A=x y', ['export A = [x]']],
  ['export A=x; B=y', ['export A = [x]']],
  ['export A=$(cat "a b") B=1', ['export A = [$(cat "a b")] ref command']],
  ['export A="a b" B=1', ['export A = [a b] quoted "']],
  ['export A="a b"; x', ['export A = [a b] quoted "']],
  ['export A="a"\'b\'', ['export A = ["a"\'b\']']],
  ['export A="a\nb"', ['export A = [a\nb] quoted "']],
  ['export A="a', ['export A = ["a] ! unterminated-quote']],
  ['export A=x # c', ['export A = [x] ; # c']],
  ['export A= x', ['export A = []']],
  ['# export A=x', ['comment { export A = [x] }']],
];

describe('parseDotenv for .envrc', () => {
  for (const [text, expected] of envrc) {
    it(JSON.stringify(text), () => {
      expect(describeStatements(text, { envrc: true })).toEqual(expected);
    });
  }
});
