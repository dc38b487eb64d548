import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isMissingFile, readTextIfThere } from '../../../../src/lib/files/missing-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'missing-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('a text file is read, unless there is none', async () => {
  const path = join(folder, 'there');
  await writeFile(path, 'text');
  expect(await readTextIfThere(path)).toBe('text');
  expect(await readTextIfThere(join(folder, 'missing'))).toBeNull();
});

it('a file that is there, but cannot be read, is not taken for a missing one', async () => {
  await expect(readTextIfThere(folder)).rejects.toMatchObject({ code: 'EISDIR' });
});

it('only errors of the file system say that a file is missing', () => {
  expect(isMissingFile(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe(true);
  expect(isMissingFile(Object.assign(new Error('x'), { code: 'EACCES' }))).toBe(false);
  expect(isMissingFile(new Error('ENOENT'))).toBe(false);
  expect(isMissingFile({ code: 'ENOENT' })).toBe(false);
});
