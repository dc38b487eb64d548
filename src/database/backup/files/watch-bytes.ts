import type { BackupWatch } from '../../../ports/operator/backup-store.ts';

/** Follows the reading of files. */
export interface FileWatch {
  /** The reading gives up when it aborts. */
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** Tells the share of the bytes that are read; null with the last one, because something always follows. */
export function watchBytes(total: number, { signal, onProgress }: BackupWatch): FileWatch {
  let done = 0;
  return {
    signal,
    onBytes(bytes) {
      done += bytes;
      onProgress?.(done < total ? done / total : null);
    },
  };
}
