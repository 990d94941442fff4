import { describe, expect, it } from 'vitest';
import { base64ToText } from '../../server/src/values/base64';
import { splitStripped } from '../../server/src/values/environment-config';
import { convert } from '../../server/src/values/parsers';
import { pythonFloat } from '../../server/src/values/python-float';
import { pythonInt } from '../../server/src/values/python-int';
import { pythonRstrip, pythonStrip } from '../../server/src/values/python-strip';
import { shlexSplit } from '../../server/src/values/shlex';
import { safeTextToBool, strtobool } from '../../server/src/values/strtobool';
import { isOn } from '../../server/src/values/truth';

// Every expectation was made with Python 3.11.

describe('int', () => {
  it.each([
    ['+3', 3],
    ['-0', 0],
    ['007', 7],
    ['1_000', 1000],
    [' \t7\n', 7],
    ['\u00a07\u2003', 7],
    ['٣', 3],
    ['１_２', 12],
    ['𝟘𝟙', 1],
    ['9'.repeat(4300), Infinity],
  ])('%j is %d', (text, value) => expect(pythonInt(text)).toBe(value));

  it.each([
    '',
    ' ',
    '+',
    '+ 3',
    '0x10',
    '1.5',
    '1e3',
    '_1',
    '1_',
    '1__0',
    '+_1',
    '²',
    '一',
    '\u001c7',
    '7\0',
    '\ufeff7',
  ])('%j raises', text => expect(pythonInt(text)).toBeUndefined());

  it('raises on more than 4300 digits, leading zeros included', () => {
    expect(pythonInt(`0${'1'.repeat(4300)}`)).toBeUndefined();
  });
});

describe('float', () => {
  it.each([
    ['1e3', 1000],
    ['.5', 0.5],
    ['5.', 5],
    ['1_0.0_1', 10.01],
    ['1e1_0', 1e10],
    ['-0', -0],
    ['1e999', Infinity],
    [' Infinity ', Infinity],
    ['-iNf', -Infinity],
    ['+nan', Number.NaN],
    ['٣.٥', 3.5],
    ['\u30001', 1],
  ])('%j is %d', (text, value) => expect(pythonFloat(text)).toBe(value));

  it.each([
    '',
    ' ',
    '.',
    'e5',
    '1e',
    '1e+',
    '1_.0',
    '1._0',
    '1_e5',
    '1 000',
    '0x1p3',
    'infin',
    'na n',
    '1,5',
    '10s',
    'ınf',
  ])('%j raises', text => expect(pythonFloat(text)).toBeUndefined());
});

describe('str.strip', () => {
  it('takes Python white space, not that of JavaScript', () => {
    expect(pythonStrip('\u001c\u001f\u0085\u3000a b\v\u00a0')).toBe('a b');
    expect(pythonStrip('\ufeffa\u200b')).toBe('\ufeffa\u200b');
    expect(pythonStrip(' \n')).toBe('');
    expect(pythonRstrip(' a ')).toBe(' a');
  });
});

describe('strtobool', () => {
  it('takes twelve words in any letter case and does not trim', () => {
    expect(['Y', 'yes', 'T', 'TRUE', 'oN', '1'].map(strtobool)).toEqual(Array(6).fill(true));
    expect(['N', 'no', 'f', 'False', 'OFF', '0'].map(strtobool)).toEqual(Array(6).fill(false));
    expect(['', ' 1', '1 ', '2', 'enabled', 'none', '"true"', 'oﬀ'].map(strtobool)).toEqual(Array(8).fill(undefined));
  });

  it('takes every other text as true where it is safe', () => {
    expect(['maybe', ' false', 'none', ' ', 'No', ''].map(safeTextToBool)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('base64', () => {
  it.each([
    ['YQ==', 'a'],
    ['YWI=', 'ab'],
    ['Y Q%=\n=', 'a'],
    ['YQ==YWI=', 'a'],
    ['YQ==!', 'a'],
    ['=YWJj', 'abc'],
    ['%%%', ''],
    ['TRUE', 'M\u0015\u0004'],
    ['77u/YQ==', '\ufeffa'],
  ])('%j is %j', (text, value) => expect(base64ToText(text)).toBe(value));

  it.each(['YQ', 'YQ=', 'Y', 'Y===', 'abc', '/w==', '7aCA', 'YQ==é'])('%j raises', text =>
    expect(base64ToText(text)).toBeUndefined(),
  );
});

describe('shlex.split', () => {
  const words = (text: string) => shlexSplit(text).words.map(word => word.value);

  it.each([
    ['', []],
    [' \t\r\n', []],
    ['-v "/a b":/c', ['-v', '/a b:/c']],
    ['["-v", "x"]', ['[-v,', 'x]']],
    [`''  ""`, ['', '']],
    [`a\\ b 'c\\d' "e\\f\\"\\\\"`, ['a b', 'c\\d', 'e\\f"\\']],
    ['a #b', ['a', '#b']],
    ['a\\\nb', ['a\nb']],
    ['a\u00a0b\vc', ['a\u00a0b\vc']],
    ['\\𝟘é', ['𝟘é']],
  ])('%j', (text, expected) => {
    expect(shlexSplit(text).error).toBeUndefined();
    expect(words(text)).toEqual(expected);
  });

  it('tells where each word stands', () => {
    expect(shlexSplit(' a  "b c"d ').words).toEqual([
      { value: 'a', start: 1, end: 2 },
      { value: 'b cd', start: 4, end: 10 },
    ]);
  });

  it('tells what is not closed and where it begins', () => {
    expect(shlexSplit(`a b"c'`)).toEqual({
      words: [{ value: 'a', start: 0, end: 1 }],
      error: { fault: 'No closing quotation', at: 3 },
    });
    expect(shlexSplit('a\\').error).toEqual({ fault: 'No escaped character', at: 1 });
    expect(shlexSplit('"a\\').error).toEqual({ fault: 'No escaped character', at: 2 });
  });

  it('loses an escaped blank at the end when the text is trimmed first', () => {
    expect(words('a\\ ')).toEqual(['a ']);
    expect(splitStripped(' a\\ ').error).toEqual({ fault: 'No escaped character', at: 2 });
    expect(splitStripped('\u00a0a b').words[1]).toEqual({ value: 'b', start: 3, end: 4 });
  });
});

describe('the two EnvEntry differ', () => {
  it('a blank text is set for the agent and unset for the SDK', () => {
    expect(convert('env-entry-str', ' ')).toEqual({ outcome: 'value', value: '' });
    expect(convert('sdk-env-entry-str', ' ')).toEqual({ outcome: 'unset' });
    expect(convert('env-entry-bool', ' ')).toEqual({ outcome: 'rejected' });
    expect(convert('sdk-env-entry-bool', ' ')).toEqual({ outcome: 'unset' });
    expect(convert('env-entry-safe-bool', ' false')).toEqual({ outcome: 'value', value: true });
    expect(convert('sdk-env-entry-safe-bool', ' false')).toEqual({ outcome: 'value', value: false });
  });
});

describe('isOn', () => {
  it('is the truth of the value in Python', () => {
    expect(isOn(convert('env-entry-flag', '0'))).toBe(true);
    expect(isOn(convert('environment-config-str', ' '))).toBe(false);
    expect(isOn(convert('environment-config-list', ' '))).toBe(false);
    expect(isOn(convert('python-int', '0'))).toBe(false);
    expect(isOn(convert('python-float', '-0.0'))).toBe(false);
    expect(isOn(convert('python-float', 'nan'))).toBe(true);
  });

  it('is false for unset and unknown where the value is not accepted', () => {
    expect(isOn(convert('environment-config-bool', ''))).toBe(false);
    expect(isOn(convert('environment-config-bool', ' 1'))).toBeUndefined();
    expect(isOn(convert('env-entry-bool', '2'))).toBeUndefined();
  });
});
