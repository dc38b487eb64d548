import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

test('the folder of a test run is removed, and so are those of runs that were killed', async () => {
  const { path, remove } = await createTemporaryFolder();
  const { pid } = spawnSync(process.execPath, ['--version']);
  const abandoned = join(dirname(path), `medianest-test-${pid}-killed`);
  await mkdir(abandoned);
  const next = await createTemporaryFolder();
  expect(existsSync(abandoned)).toBe(false);
  expect(existsSync(path)).toBe(true);
  for (const folder of [{ path, remove }, next]) {
    await folder.remove();
    expect(existsSync(folder.path)).toBe(false);
  }
});
