import { createDefaultService } from './default-service';
import { nodeFiles } from './node-files';
import { serveClient } from './serve-client';

/** Serves the client that started this process with everything that is known about ClearML. */
export function serveProcess(): void {
  serveClient({ createService: createDefaultService, files: nodeFiles });
}
