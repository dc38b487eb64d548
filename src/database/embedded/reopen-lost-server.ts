import { isTransientError } from '../../lib/transient-error.ts';
import { describeLostDatabase } from '../connection/database-unavailable-error.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';

const mostAttempts = 3;

/** Opens a server. One that ends while it is being opened, such as for want of memory, is started again. */
export async function reopenLostServer<Result>(
  open: () => Promise<Result>,
  {
    folder,
    log,
    signal,
  }: {
    readonly folder: string;
    readonly log: (line: string) => void;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      return await open();
    } catch (error) {
      if (error instanceof EmbeddedDatabaseError || !isTransientError(error)) throw error;
      const line = describeLostDatabase({ url: null, embeddedFolder: folder }, error);
      if (attempt === mostAttempts) throw new EmbeddedDatabaseError(line, { cause: error });
      log('The embedded PostgreSQL stopped while it was being opened. Starting it again.');
    }
  }
}
