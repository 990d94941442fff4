// Fuzzes for a while with random seeds: FUZZ_SECONDS (default 300), FUZZ_SEED to begin with a certain seed, FUZZ_HOSTS
// (`dockerfile,conf`) for some formats only.
import { loadSources } from '../../scripts/generate/load-sources.mjs';

const { fuzz } = await loadSources("export { fuzz } from './test/fuzz/long-run';");
const { FUZZ_SECONDS = '300', FUZZ_SEED, FUZZ_HOSTS } = process.env;
const seed = FUZZ_SEED === undefined ? undefined : Number(FUZZ_SEED);
const failure = fuzz(Number(FUZZ_SECONDS), seed, console.log, FUZZ_HOSTS?.split(','));
if (failure !== undefined) {
  console.error(failure);
  process.exitCode = 1;
}
