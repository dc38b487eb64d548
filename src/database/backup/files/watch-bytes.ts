import type { BackupWatch } from '../../../ports/operator/backup-store.ts';

/** Follows the reading of files. */
export interface FileWatch {
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** Tells the share of the bytes that are read; null with the last one, because something always follows. */
export function watchBytes(
  total: number,
  { onProgress }: Pick<BackupWatch, 'onProgress'>,
): Required<FileWatch> {
  let done = 0;
  return {
    onBytes(bytes) {
      done += bytes;
      onProgress?.(done < total ? done / total : null);
    },
  };
}
