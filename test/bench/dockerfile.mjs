/**
 * Turns the generated env files into Dockerfiles: one stage, an ENV for each assignment, a RUN now and then. The faulty
 * lines have their keyword in small letters, which is what dockerfile-language-server finds fault with.
 * @param {(lines: number) => string} createEnvFile
 * @returns {(lines: number) => string}
 */
export function dockerfilesFrom(createEnvFile) {
  return lines => {
    const text = createEnvFile(Math.max(1, lines - 1))
      .trimEnd()
      .split('\n')
      .map((line, index) => {
        if (line === '' || line.startsWith('#')) {
          return line;
        }
        const isFault = line.startsWith('CLEARML_TEAM_') || line.endsWith('=maybe');
        return index % 9 === 3 && !isFault ? `RUN echo step ${index}` : `${isFault ? 'env' : 'ENV'} ${line}`;
      });
    return `${['FROM python:3.12 AS base', ...text].join('\n')}\n`;
  };
}
