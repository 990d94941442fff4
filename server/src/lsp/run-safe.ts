import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** What is known about an error without the text of a document: no message that may quote one, only where it happened. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) {
    return `a value of type ${typeof error} was thrown`;
  }
  // The engine's own messages name source code; others (JSON.parse …) quote the text that they were given.
  const own = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return [own ? `${error.name}: ${error.message}` : error.name, ...frames].join('\n');
}

/** A handler as the connection takes it. */
export type SafeHandler<P, R> = (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;

/**
 * Gives a wrapper for request handlers: one that throws is logged and answers with its default, so that a bug in one
 * feature never takes the server down; a cancelled request is answered as such and its result thrown away.
 */
export function createRunSafe(log: (message: string) => void) {
  return function runSafe<P, R>(
    method: string,
    otherwise: R,
    handler: (params: P, token: CancellationToken) => R | Promise<R>,
  ): SafeHandler<P, R> {
    return async (params, token) => {
      if (token.isCancellationRequested) {
        return cancelled();
      }
      try {
        const result = await handler(params, token);
        return token.isCancellationRequested ? cancelled() : result;
      } catch (error) {
        log(`${method} failed: ${describeError(error)}`);
        return otherwise;
      }
    };
  };
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
