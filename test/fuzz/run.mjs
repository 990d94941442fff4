// Fuzzes for a while with random seeds: FUZZ_SECONDS (default 300), FUZZ_SEED to begin with a certain seed.
import { loadSources } from '../../scripts/generate/load-sources.mjs';

const { fuzz } = await loadSources("export { fuzz } from './test/fuzz/long-run';");
const { FUZZ_SECONDS = '300', FUZZ_SEED } = process.env;
const failure = fuzz(Number(FUZZ_SECONDS), FUZZ_SEED === undefined ? undefined : Number(FUZZ_SEED), console.log);
if (failure !== undefined) {
  console.error(failure);
  process.exitCode = 1;
}
