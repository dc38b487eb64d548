import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../ports/ports.ts';
import { type DemoSnapshot, parseSnapshot } from './snapshot.ts';

/** The file in which the demonstration server keeps its state. */
export interface Persistence {
  /** What was kept, or null at the first start. A file that cannot be read is put aside, not overwritten. */
  load(): Promise<DemoSnapshot | null>;
  /** Resolves when everything up to the call is on disk; calls at the same time share one write. */
  save(write: () => string): Promise<void>;
}

/** A memory in `folder`, which is made if needed. */
export function createPersistence(folder: string, log: Log): Persistence {
  const path = join(folder, 'media-server.json');
  let lastWrite: Promise<void> = Promise.resolve();
  let pendingWrite: Promise<void> | null = null;

  async function writeNow(json: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    // Renamed over the old one, so that a kill in the middle leaves a whole file.
    await writeFile(`${path}.new`, json, { mode: 0o600 });
    await rename(`${path}.new`, path);
  }

  return {
    async load() {
      const json = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (json === null) return null;
      try {
        return parseSnapshot(json);
      } catch (error) {
        await rename(path, `${path}.unreadable`);
        log.warn({ error, path }, 'demonstration: kept state is unreadable, starting afresh');
        return null;
      }
    },
    save(write) {
      if (pendingWrite) return pendingWrite;
      const thisWrite: Promise<void> = lastWrite
        .catch(() => undefined)
        .then(() => {
          pendingWrite = null;
          return writeNow(write());
        });
      pendingWrite = thisWrite;
      lastWrite = thisWrite;
      return thisWrite;
    },
  };
}
