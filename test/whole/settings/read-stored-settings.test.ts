import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSettingsStore } from '../../../src/composition/settings/open-settings.ts';
import { readSettingsBeforeUpdate } from '../../../src/composition/settings/read-stored-settings.ts';
import { loadConfig } from '../../../src/config/config.ts';
import type { StoredValues } from '../../../src/config/stored-settings.ts';
import { createSecretBox, deriveKey } from '../../../src/database/secrets/secret-box.ts';
import { setUpDatabase } from '../../support/database-setup.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

const clock = () => new Date('2026-03-01T00:00:00.000Z');
const secretKey = 'the key of the bot';

let db: Awaited<ReturnType<typeof setUpDatabase>>;
let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;

beforeAll(async () => {
  db = await setUpDatabase();
  folder = await createTemporaryFolder();
});
afterAll(async () => {
  await folder.remove();
  await db.close();
});
beforeEach(async () => {
  await db.prisma.settingsVersion.deleteMany();
});

function store(key: Uint8Array, values: StoredValues) {
  return openSettingsStore(db, { secretBox: createSecretBox(key), clock }).change(values, []);
}

async function readWith(environment: Readonly<Record<string, string>>) {
  const environments = {
    environment: { DATA_DIR: folder.path, SECRET_KEY: secretKey, ...environment },
    dotEnv: {},
  };
  const { config, isDemo } = await readSettingsBeforeUpdate(loadConfig([], environments), db.url, {
    loadConfig: (stored) => loadConfig([], environments, stored),
    clock,
  });
  return { token: config.discord?.token, isDemo };
}

describe('the settings before an update', () => {
  it('include those of the console', async () => {
    await store(deriveKey(secretKey), { DISCORD_TOKEN: 'stored' });
    expect(await readWith({})).toEqual({ token: 'stored', isDemo: false });
  });

  it('are those of a demo only if no chat is set up', async () => {
    expect(await readWith({})).toEqual({ token: undefined, isDemo: true });
    expect(await readWith({ DISCORD_TOKEN: 'own' })).toEqual({ token: 'own', isDemo: false });
  });

  it('are never those of a demo when they cannot be decrypted', async () => {
    await store(randomBytes(32), { DISCORD_TOKEN: 'stored' });
    expect(await readWith({})).toEqual({ token: undefined, isDemo: false });
  });
});
