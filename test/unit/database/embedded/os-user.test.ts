import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameOsUser } from '../../../../src/database/embedded/os-user.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medianest names '));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe.runIf(process.platform === 'linux')('a user ID without a name', () => {
  it('gets one from files that the first installed library reads', async () => {
    const library = join(folder, 'libnss_wrapper.so');
    await writeFile(library, '');
    const env = await nameOsUser(folder, [join(folder, 'missing.so'), library]);
    expect(env?.['LD_PRELOAD']).toBe(library);
    const id = execFileSync('id', ['-u'], { encoding: 'utf8' }).trim();
    const group = execFileSync('id', ['-g'], { encoding: 'utf8' }).trim();
    const passwd = await readFile(env?.['NSS_WRAPPER_PASSWD'] ?? '', 'utf8');
    expect(passwd.split(':').slice(2, 4)).toEqual([id, group]);
    expect(await readFile(env?.['NSS_WRAPPER_GROUP'] ?? '', 'utf8')).toContain(`:${group}:`);
  });

  it('stays without one when no library is installed', async () => {
    expect(await nameOsUser(folder, [join(folder, 'missing.so')])).toBeNull();
  });
});
