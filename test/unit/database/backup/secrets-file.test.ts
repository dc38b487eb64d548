import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  readKeyFiles,
  readSecrets,
  writeSecrets,
} from '../../../../src/database/backup/secrets-file.ts';

it('a backup has the key of a rotation that was interrupted, and no old keys', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'medianest keys '));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of ['secret.key', 'secret.key.next', 'secret.key.until-20260203T040506Z']) {
    await writeFile(join(folder, name), `content of ${name}`);
  }
  const secrets = await writeSecrets(folder, await readKeyFiles(folder), null);
  expect(await readSecrets(folder, secrets, null)).toEqual({
    'secret.key': 'content of secret.key',
    'secret.key.next': 'content of secret.key.next',
  });
});
