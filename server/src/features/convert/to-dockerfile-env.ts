import { type Converter, subject } from './conversion-action';
import { envPair, exactText } from './written';

/** Lines of an env file as one `ENV` of a Dockerfile. */
export const toDockerfileEnv: Converter = (settings, context) => {
  if (context.document.host !== 'env' || settings.length === 0) {
    return [];
  }
  const pairs = settings.map(setting => {
    const text = exactText(setting, context);
    return text === undefined ? undefined : envPair(setting.name, text, context.catalogue);
  });
  return pairs.every(pair => pair !== undefined)
    ? [{ title: `Copy ${subject(settings)} as Dockerfile ENV`, copy: `ENV ${pairs.join(' \\\n    ')}\n` }]
    : [];
};
