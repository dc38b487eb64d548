import { chown, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createFile, replaceFile, syncFolder } from '../../../lib/durable-file.ts';
import { readTextIfThere } from '../../../lib/files/missing-file.ts';
import { createKeyText, parseKeyText } from '../secret-box.ts';

/**
 * The generated key while it is replaced. `secret.key` is the old one until the database holds only what the next one
 * encrypted; then `secret.key.next` takes its name at once, and the old one keeps another.
 */
export function createKeyFiles(dataDir: string) {
  const current = join(dataDir, 'secret.key');
  const next = join(dataDir, 'secret.key.next');
  return {
    /** Creates the next key, lastingly. */
    async createNext(): Promise<Uint8Array> {
      const text = createKeyText();
      await replaceFile(next, text);
      await giveToOwner(next);
      return parseKeyText(text, next);
    },

    /** The next key of a rotation that has not ended; null if there is none. */
    async readNext(): Promise<Uint8Array | null> {
      const text = await readTextIfThere(next);
      return text === null ? null : parseKeyText(text, next);
    },

    /** Makes the next key the current one. Returns where the old one is kept. Another process may do the same. */
    async promoteNext(now: Date): Promise<string> {
      const kept = `${current}.until-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
      // A copy, because not every file system has hard links.
      await createFile(kept, await readFile(current)).catch(ignore('EEXIST'));
      await giveToOwner(kept);
      await rename(next, current).catch(ignore('ENOENT'));
      await syncFolder(dataDir);
      return kept;
    },

    async discardNext(): Promise<void> {
      await rm(next, { force: true });
      await syncFolder(dataDir);
    },
  };

  /** The operator may be root, and the bot another user. */
  async function giveToOwner(path: string): Promise<void> {
    const { uid, gid } = await stat(current);
    await chown(path, uid, gid).catch(ignore('EPERM'));
  }
}

export type KeyFiles = ReturnType<typeof createKeyFiles>;

function ignore(...codes: readonly string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}
