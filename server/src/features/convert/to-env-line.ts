import { type Converter, subject } from './conversion-action';
import { envLine, exactText } from './written';

/** Pairs of a Dockerfile as lines of an env file. */
export const toEnvLine: Converter = (settings, context) => {
  if (context.document.host !== 'dockerfile' || settings.length === 0) {
    return [];
  }
  const lines = settings.map(setting => {
    const text = exactText(setting, context);
    return text === undefined ? undefined : envLine(setting.name, text);
  });
  const title = `Copy ${subject(settings)} as ${lines.length === 1 ? 'a line' : 'lines'} of an env file`;
  return lines.every(line => line !== undefined) ? [{ title, copy: `${lines.join('\n')}\n` }] : [];
};
