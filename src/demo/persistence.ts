import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTextIfThere } from '../lib/files/missing-file.ts';
import type { Log } from '../ports/log.ts';
import { type DemoSnapshot, parseSnapshot } from './snapshot.ts';

/** The file that keeps the state of the simulated server. */
export interface Persistence {
  /** Null at the first start. An unreadable file is renamed, not overwritten. */
  load(): Promise<DemoSnapshot | null>;
  /** Resolves when every change before the call is on disk; concurrent calls share one write. */
  save(write: () => string): Promise<void>;
}

/** Keeps the state in `folder`, which is created when needed. */
export function createPersistence(folder: string, log: Log): Persistence {
  const path = join(folder, 'media-server.json');
  let lastWrite: Promise<void> = Promise.resolve();
  let pendingWrite: Promise<void> | null = null;

  async function writeNow(json: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    // Renamed over the old file, so that a crash during the write leaves a complete file.
    await writeFile(`${path}.new`, json, { mode: 0o600 });
    await rename(`${path}.new`, path);
  }

  return {
    async load() {
      const json = await readTextIfThere(path);
      if (json === null) return null;
      try {
        return parseSnapshot(json);
      } catch (error) {
        await rename(path, `${path}.unreadable`);
        log.warn({ error, path }, 'Saved demo state is unreadable. Starting fresh');
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
