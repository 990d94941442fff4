import fc from 'fast-check';
import type { Catalogue } from '../../server/src/catalogue/catalogue';
import { linesFrom } from './env-lines';
import { casesOf, type FuzzCase } from './fuzz-case';

const names = ['.env', '.env', '.env', '.env.example', 'agent.env', 'env.list', '.envrc'];

/** Whole env files, most of them with something broken in them. */
export function envFiles(catalogue: Catalogue): fc.Arbitrary<FuzzCase> {
  return casesOf(names, fc.array(linesFrom(catalogue), { maxLength: 9, size: 'max' }));
}
