import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  findExistingFolder,
  isSameDisk,
  readFreeSpace,
} from '../../../../src/lib/files/free-space.ts';

it('a folder that does not exist yet has the space of the folder above it', async () => {
  const missing = join(import.meta.dirname, 'not', 'there');
  expect(await findExistingFolder(missing)).toBe(import.meta.dirname);
  expect(await findExistingFolder(import.meta.dirname)).toBe(import.meta.dirname);
  expect(await readFreeSpace(missing)).toBeGreaterThan(0);
  expect(await isSameDisk(missing, import.meta.dirname)).toBe(true);
});
