import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../ports/ports.ts';
import { type Message, readMessages } from './message.ts';

/** The file in which messages outlive the process. */
export interface MessageFile {
  /** What was kept; nothing at the first start. A file that cannot be read is put aside. */
  load(): Promise<Message[]>;
  /** Writes soon; calls until then share one write. */
  scheduleSave(read: () => readonly Message[]): void;
  /** Resolves when everything kept so far is on disk. */
  flush(): Promise<void>;
}

/** How long a change may wait for others before it is written. */
const writeDelayMs = 150;

/** A history in `folder`, which is made if needed. */
export function createMessageFile(folder: string, log: Log): MessageFile {
  const path = join(folder, 'web-messages.json');
  let readPending: (() => readonly Message[]) | null = null;
  let timer: NodeJS.Timeout | undefined;
  let lastWrite: Promise<void> = Promise.resolve();

  return {
    async load() {
      const json = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (json === null) return [];
      try {
        return readMessages(json);
      } catch (error) {
        await rename(path, `${path}.unreadable`);
        log.warn({ error, path }, 'web: kept messages are unreadable, starting afresh');
        return [];
      }
    },
    scheduleSave(read) {
      readPending = read;
      timer ??= setTimeout(() => void flush(), writeDelayMs);
    },
    flush,
  };

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const read = readPending;
    readPending = null;
    if (read) lastWrite = lastWrite.then(() => write(read()));
    return lastWrite;
  }

  async function write(messages: readonly Message[]): Promise<void> {
    try {
      await mkdir(folder, { recursive: true });
      // Renamed over the old one, so that a kill in the middle leaves a whole file.
      await writeFile(`${path}.new`, JSON.stringify(messages), { mode: 0o600 });
      await rename(`${path}.new`, path);
    } catch (error) {
      // The page goes on without its memory, as when the disk is full.
      log.error({ error }, 'web: messages not kept');
    }
  }
}
