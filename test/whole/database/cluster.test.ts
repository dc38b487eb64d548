import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureCluster } from '../../../src/database/embedded/cluster.ts';
import { waitUntil } from '../../support/wait-until.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medianest-cluster-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes one more file after it was told to end. */
const slowInitdb = `#!/bin/sh
trap 'sleep 0.3; mkdir -p "$2/late"; touch ended; exit 1' TERM
mkdir "$2"
while :; do sleep 0.05; done
`;

it('removes what a creation that is ended has written until its end', async () => {
  const initdb = join(folder, 'initdb');
  await writeFile(initdb, slowInitdb, { mode: 0o755 });
  const stopping = new AbortController();
  const creating = ensureCluster({
    home: { folder, cluster: join(folder, 'cluster'), osUser: undefined },
    binaries: {
      postgres: '/nowhere',
      initdb,
      version: '15.18',
      env: process.env,
      hasUserName: true,
      hasStatistics: false,
    },
    password: 'secret',
    signal: stopping.signal,
  }).catch((error: unknown) => error);
  const isBuilding = (name: string) => name.startsWith('building-') && !name.includes('.');
  await waitUntil(async () => (await readdir(folder)).some(isBuilding), 'the creation to begin');
  stopping.abort();
  expect(String(await creating)).toContain('Could not create a database');
  expect((await readdir(folder)).sort()).toEqual(['ended', 'initdb']);
});
