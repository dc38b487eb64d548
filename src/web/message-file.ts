import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTextIfThere } from '../lib/files/missing-file.ts';
import type { Log } from '../ports/log.ts';
import { type Message, readMessages } from './message.ts';

/** The file that keeps messages across restarts. */
export interface MessageFile {
  /** Empty at the first start. An unreadable file is renamed, not overwritten. */
  load(): Promise<Message[]>;
  /** Writes after a short delay; calls during the delay share one write. */
  scheduleSave(read: () => readonly Message[]): void;
  /** Resolves when everything saved so far is on disk. */
  flush(): Promise<void>;
}

/** How long a change waits for more changes before it is written. */
const writeDelayMs = 150;

/** A message file in `folder`, which is created when needed. */
export function createMessageFile(folder: string, log: Log): MessageFile {
  const path = join(folder, 'web-messages.json');
  let readPending: (() => readonly Message[]) | null = null;
  let timer: NodeJS.Timeout | undefined;
  let lastWrite: Promise<void> = Promise.resolve();

  return {
    async load() {
      const json = await readTextIfThere(path);
      if (json === null) return [];
      try {
        return readMessages(json);
      } catch (error) {
        await rename(path, `${path}.unreadable`);
        log.warn({ error, path }, 'Saved messages are unreadable. Starting fresh');
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
      // Renamed over the old file, so that a crash during the write leaves a complete file.
      await writeFile(`${path}.new`, JSON.stringify(messages), { mode: 0o600 });
      await rename(`${path}.new`, path);
    } catch (error) {
      // The page keeps working without its file, for example when the disk is full.
      log.error({ error }, 'Could not save messages');
    }
  }
}
