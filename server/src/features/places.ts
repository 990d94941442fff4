import { isDockerfileModel } from '../model/dockerfile-model';
import type { DocumentModel } from '../model/document-model';
import type { Setting } from '../model/setting';
import { type TextRange, touches } from '../text/range';
import { dockerfilePlaces } from './dockerfile/places';
import { referencesOf } from './references';

/** A place where an environment variable is set or referred to. */
export interface Place {
  readonly name: string;
  /** The name alone. */
  readonly range: TextRange;
  readonly kind: 'write' | 'read';
  /**
   * Places of one name with the same home mean the same variable: the file or, in a Dockerfile, the stages that see the
   * same `ENV` or `ARG`.
   */
  readonly home: string;
  /** The setting that is written, or whose value refers to the name. */
  readonly setting: Setting | undefined;
}

const cache = new WeakMap<DocumentModel, readonly Place[]>();
const none: readonly Place[] = [];

/**
 * All places of environment variables in the file, commented assignments included, in the order of the text. None in a
 * clearml.conf, whose keys are no variables.
 */
export function placesOf(document: DocumentModel): readonly Place[] {
  let places = cache.get(document);
  if (!places) {
    places = isDockerfileModel(document)
      ? dockerfilePlaces(document)
      : document.host === 'env'
        ? envPlaces(document)
        : none;
    cache.set(document, places);
  }
  return places;
}

function envPlaces(document: DocumentModel): Place[] {
  const home = 'file';
  const places = document.settings.flatMap(setting => {
    const reads = referencesOf(document, setting).map(({ name, range }): Place => {
      return { name, range, kind: 'read', home, setting };
    });
    return setting.name === ''
      ? reads
      : [{ name: setting.name, range: setting.nameRange, kind: 'write', home, setting } satisfies Place, ...reads];
  });
  return places.sort((a, b) => a.range.start - b.range.start);
}

/** The place that holds an offset; its end counts. */
export function placeAt(document: DocumentModel, offset: number): Place | undefined {
  const places = placesOf(document);
  let low = 0;
  let high = places.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.range.start <= offset) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  const place = places[high];
  return place && touches(place.range, offset) ? place : undefined;
}

/** All places of the variable at `place`. */
export function samePlaces(document: DocumentModel, { name, home }: Place): Place[] {
  return placesOf(document).filter(other => other.name === name && other.home === home);
}
