import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureFolder } from '../../../../src/lib/files/ensure-folder.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ensure-folder-'));
});
afterAll(() => rm(root, { recursive: true }));

describe('a folder', () => {
  it('is created with those above it, by several at the same time', async () => {
    // Often, because they meet at another step each time.
    for (let round = 0; round < 50; round += 1) {
      const path = join(root, `${round}`, 'a', 'b', 'c');
      await Promise.all(Array.from({ length: 6 }, () => ensureFolder(path, 0o700)));
      expect((await stat(path)).isDirectory()).toBe(true);
      await ensureFolder(path);
    }
  });

  it('is not created in place of a file, or in a file', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    await expect(ensureFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(ensureFolder(join(file, 'a', 'b'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.runIf(process.platform === 'linux')(
    'is not tried again without end where none can be created',
    async () => {
      await expect(ensureFolder('/proc/medianest/backups')).rejects.toMatchObject({
        code: 'ENOENT',
      });
    },
  );
});
