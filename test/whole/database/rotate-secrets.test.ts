import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createSignInRepository } from '../../../src/database/accounts/sign-in/sign-in-repository.ts';
import { createKeyFiles, type KeyFiles } from '../../../src/database/secrets/rotation/key-files.ts';
import { rotateSecrets } from '../../../src/database/secrets/rotation/rotate-secrets.ts';
import { createSecretBox } from '../../../src/database/secrets/secret-box.ts';
import { assertKeyIsCurrent, loadSecretKey } from '../../../src/database/secrets/secrets.ts';
import { createServiceRepository } from '../../../src/database/services/service-repository.ts';
import { createSettingsStore } from '../../../src/database/settings/settings-store.ts';
import { aUser, newId, setUpDatabaseForTest } from '../../support/database-setup.ts';

type Setup = Awaited<ReturnType<typeof setUpDatabaseForTest>>;

const now = new Date('2026-03-01T00:00:00.000Z');
const clock = () => now;
const settings = {
  kind: 'overseerr',
  name: 'default',
  baseUrl: 'http://user:password@media:5055',
  secret: 'the key of the server',
};

let db: Setup;
let dataDir: string;
let files: KeyFiles;

beforeEach(async () => {
  db = await setUpDatabaseForTest();
  await db.prisma.serviceConfig.deleteMany();
  dataDir = await mkdtemp(join(tmpdir(), 'medianest-keys-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  files = createKeyFiles(dataDir);
});

function loadKey(secretKey: string | null = null): Promise<Uint8Array> {
  return loadSecretKey({ secretKey, dataDir }, { ...db, clock });
}

/** Stores a secret in every place, as the bot does. */
async function storeSecrets(key: Uint8Array): Promise<void> {
  const secretBox = createSecretBox(key);
  await createServiceRepository({ ...db, secretBox, clock }).ensure(settings);
  const signIns = createSignInRepository({ ...db, secretBox, clock, newId });
  const chat = { platform: 'discord', platformUserId: '1' } as const;
  const signIn = {
    id: newId<'sign-in'>(),
    userId: await aUser(db),
    serviceId: newId<'service'>(),
    method: 'quick-connect',
    requester: { ...chat, name: 'Ada' },
    answer: null,
    locale: 'en',
    plexPinId: null,
    mediaServer: 'jellyfin',
    quickConnectSecret: 'the secret of a sign-in',
    expiresAt: new Date('2999-01-01T00:00:00Z'),
    result: null,
  } as const;
  await signIns.create(signIn, null);
  const store = createSettingsStore({ ...db, secretBox, isSecret: () => true, clock });
  await store.change({ DISCORD_TOKEN: 'the token of the console' }, []);
  await store.saveDraft({ DISCORD_TOKEN: 'the token of a setup' }, {});
}

/** Every value in the database that a key decrypts, whatever table it is in. */
async function findSealedWith(key: Uint8Array): Promise<string[]> {
  const box = createSecretBox(key);
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.pool.query<{ text: string }>(`select t::text as text from ${name} t`);
    for (const { text } of rows) {
      for (const [sealed] of text.matchAll(/v1\.[\w-]{38,}/g)) {
        try {
          found.push(`${name}: ${box.open(sealed)}`);
        } catch {
          // Encrypted with another key.
        }
      }
    }
  }
  return found.sort();
}

const everything = [
  'service_config: the key of the server',
  'service_config: user:password',
  'session: the secret of a sign-in',
  'settings_version: {"DISCORD_TOKEN":"the token of a setup"}',
  'settings_version: {"DISCORD_TOKEN":"the token of the console"}',
];

describe('a rotation of the secret key', () => {
  it('encrypts every stored secret with a new generated key, and keeps the old one', async () => {
    const oldKey = await loadKey();
    const oldText = await readFile(join(dataDir, 'secret.key'), 'utf8');
    await storeSecrets(oldKey);
    expect(await findSealedWith(oldKey)).toEqual(everything);
    const report = await rotateSecrets(db.kysely, { oldKey, newKey: null, files, now });
    expect(report).toMatchObject({ rotated: 5, unreadable: 0 });
    const key = await loadKey();
    expect(key).not.toEqual(oldKey);
    expect(await findSealedWith(oldKey)).toEqual([]);
    expect(await findSealedWith(key)).toEqual(everything);
    expect(await readFile(report.oldKeyFile ?? '', 'utf8')).toBe(oldText);
    expect(readdirSync(dataDir)).toEqual(['secret.key', 'secret.key.until-20260301T000000Z']);
    const audit = await db.prisma.auditLog.findMany({ where: { action: 'secrets-rotate' } });
    expect(audit).toMatchObject([{ source: 'cli', after: { rotated: 5 } }]);
  });

  it('would be seen to have missed a place', async () => {
    const oldKey = await loadKey();
    await storeSecrets(oldKey);
    const sealed = createSecretBox(oldKey).seal('forgotten');
    await db.prisma.user.updateMany({ data: { preferences: { sealed } } });
    await rotateSecrets(db.kysely, { oldKey, newKey: null, files, now });
    expect(await findSealedWith(oldKey)).toEqual(['"user": forgotten']);
  });

  it('takes a new key for the settings', async () => {
    const oldKey = await loadKey('an old key of the settings');
    await storeSecrets(oldKey);
    const next = 'a new key of the settings';
    const options = { oldKey, files, now };
    await expect(
      rotateSecrets(db.kysely, { ...options, newKey: 'an old key of the settings' }),
    ).rejects.toThrow('is the current one');
    const report = await rotateSecrets(db.kysely, { ...options, newKey: next });
    expect(report).toMatchObject({ rotated: 5, oldKeyFile: null });
    expect(await findSealedWith(await loadKey(next))).toEqual(everything);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('that is cut before it changes the database has no effect', async () => {
    const oldKey = await loadKey();
    await storeSecrets(oldKey);
    await files.createNext();
    expect(await loadKey()).toEqual(oldKey);
    expect(await findSealedWith(oldKey)).toEqual(everything);
    // The next one begins anew.
    await rotateSecrets(db.kysely, { oldKey, newKey: null, files, now });
    expect(await findSealedWith(await loadKey())).toEqual(everything);
  });

  it('that is cut after it changed the database is completed by the next start', async () => {
    const oldKey = await loadKey();
    await storeSecrets(oldKey);
    const cut: KeyFiles = {
      ...files,
      promoteNext: async () => {
        throw new Error('killed');
      },
    };
    const rotating = rotateSecrets(db.kysely, { oldKey, newKey: null, files: cut, now });
    await expect(rotating).rejects.toThrow('killed');
    expect(existsSync(join(dataDir, 'secret.key.next'))).toBe(true);
    const [one, other] = await Promise.all([loadKey(), loadKey()]);
    expect(one).toEqual(other);
    expect(await findSealedWith(one)).toEqual(everything);
    expect(readdirSync(dataDir)).toEqual(['secret.key', 'secret.key.until-20260301T000000Z']);
  });

  it('with the wrong key changes nothing, and leaves alone what nobody can read', async () => {
    const oldKey = await loadKey();
    await storeSecrets(randomBytes(32));
    const options = { oldKey, newKey: null, files, now };
    await expect(rotateSecrets(db.kysely, options)).rejects.toThrow('nothing was changed');
    expect(readdirSync(dataDir)).toEqual(['secret.key']);
    await storeSecrets(oldKey).catch(() => undefined);
    const secretBox = createSecretBox(oldKey);
    await createServiceRepository({ ...db, secretBox, clock }).ensure({ ...settings, name: '2' });
    expect(await rotateSecrets(db.kysely, options)).toMatchObject({ rotated: 2, unreadable: 5 });
  });

  it('is noticed by a process that was starting', async () => {
    const oldKey = await loadKey();
    await storeSecrets(oldKey);
    const origin = { secretKey: null, dataDir };
    await assertKeyIsCurrent(oldKey, origin, { ...db, clock });
    await rotateSecrets(db.kysely, { oldKey, newKey: null, files, now });
    await expect(assertKeyIsCurrent(oldKey, origin, { ...db, clock })).rejects.toThrow('replaced');
    const configured = { secretKey: 'another key of the settings', dataDir };
    const key = await loadKey(configured.secretKey);
    await expect(assertKeyIsCurrent(key, configured, { ...db, clock })).rejects.toThrow('replaced');
  });
});
