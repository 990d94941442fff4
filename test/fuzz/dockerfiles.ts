import fc from 'fast-check';
import type { Catalogue } from '../../server/src/catalogue/catalogue';
import { dockerfileLinesFrom, dockerfileStarts } from './dockerfile-lines';
import { casesOf, type FuzzCase } from './fuzz-case';

const names = ['Dockerfile', 'Dockerfile', 'agent.Dockerfile', 'Containerfile'];

/** Whole Dockerfiles, most of them with something broken in them, some of them with the other escape character. */
export function dockerfiles(catalogue: Catalogue): fc.Arbitrary<FuzzCase> {
  const lines = fc
    .tuple(
      dockerfileStarts,
      fc.array(dockerfileLinesFrom(catalogue), { maxLength: 7, size: 'max' }),
      fc.integer({ min: 0, max: 5 }).map(dice => dice === 0),
    )
    .map(([start, statements, isWindows]) => {
      const all = [...start, ...statements].flatMap(statement => statement.split('\n'));
      return isWindows ? ['# escape=`', ...all.map(line => line.replaceAll('\\', '`'))] : all;
    });
  return casesOf(names, lines);
}
