import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ensureFolder } from '../../../../src/lib/files/ensure-folder.ts';
import { findFileFault } from '../../../../src/lib/files/file-fault.ts';

it('a file in the way of a folder is named as that, below it and at its place', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fault-'));
  try {
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const path of [file, join(file, 'below')]) {
      const error: unknown = await ensureFolder(path).catch((error: unknown) => error);
      expect(findFileFault(error)?.reason).toBe('a file is in the way of the folder');
    }
    const error: unknown = await readFile(folder).catch((error: unknown) => error);
    expect(findFileFault(error)?.reason).toBe('it is a folder');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('a full disk, a read-only one, and one without access have a reason and a remedy', () => {
  const faultOf = (code: string) => findFileFault(Object.assign(new Error(code), { code }));
  expect(faultOf('ENOSPC')).toEqual({ reason: 'the disk is full', remedy: 'Free some space' });
  expect(faultOf('EROFS')?.remedy).toContain('Mount it writable');
  expect(faultOf('EACCES')?.remedy).toContain('permissions');
});

it('other errors have none', () => {
  expect(findFileFault(new Error('ENOSPC'))).toBeNull();
  expect(findFileFault({ code: 'ENOSPC' })).toBeNull();
  expect(findFileFault(Object.assign(new Error(), { code: 'ECONNREFUSED' }))).toBeNull();
});
