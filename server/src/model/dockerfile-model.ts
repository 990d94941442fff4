import type { DockerfileDocument } from '../syntax/dockerfile/nodes';
import type { DocumentModel } from './document-model';

/** The model of a Dockerfile, with the tree that it was made from. */
export interface DockerfileModel extends DocumentModel {
  readonly host: 'dockerfile';
  readonly syntax: DockerfileDocument;
}

export function isDockerfileModel(document: DocumentModel): document is DockerfileModel {
  return document.host === 'dockerfile' && 'syntax' in document;
}
