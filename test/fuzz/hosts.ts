import type fc from 'fast-check';
import type { Catalogue } from '../../server/src/catalogue/catalogue';
import type { Host } from '../../server/src/model/setting';
import { confFiles } from './conf-files';
import { dockerfiles } from './dockerfiles';
import { envFiles } from './env-files';
import type { FuzzCase } from './fuzz-case';

/** What generates the files of each host. */
export const filesOf: Readonly<Record<Host, (catalogue: Catalogue) => fc.Arbitrary<FuzzCase>>> = {
  env: envFiles,
  dockerfile: dockerfiles,
  conf: confFiles,
};
