import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSecretBox } from '../../../src/database/secrets/secret-box.ts';
import { createSettingHistory } from '../../../src/database/settings/setting-history.ts';
import { createSettingsStore } from '../../../src/database/settings/settings-store.ts';
import { operatorActor } from '../../../src/domain/actor.ts';
import { toAuditEntry } from '../../../src/domain/audit-entry.ts';
import { setUpDatabase } from '../../support/database-setup.ts';

const clock = () => new Date('2026-03-01T00:00:00.000Z');
const isSecret = (name: string) => name.endsWith('TOKEN');

let db: Awaited<ReturnType<typeof setUpDatabase>>;
let store: ReturnType<typeof createSettingsStore>;

function open(key: Uint8Array) {
  return createSettingsStore({ ...db, secretBox: createSecretBox(key), isSecret, clock });
}

beforeAll(async () => {
  db = await setUpDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.prisma.settingsVersion.deleteMany();
  store = open(randomBytes(32));
});

describe('stored settings', () => {
  it('are empty at first, which has nothing to prove', async () => {
    expect(await store.readCurrent()).toEqual({
      version: 0,
      values: {},
      isProven: true,
      isUnreadable: false,
    });
    expect(await store.readFailure()).toBeNull();
  });

  it('are changed one by one, and have to be proven', async () => {
    await store.change({ DISCORD_TOKEN: 'secret', TIMEZONE: 'Europe/Berlin' }, []);
    const version = await store.change({ TIMEZONE: null, LOG_LEVEL: ' debug ' }, []);
    const values = { DISCORD_TOKEN: 'secret', LOG_LEVEL: 'debug' };
    expect(await store.readCurrent()).toMatchObject({ version, values, isProven: false });
    await store.markProven(version);
    expect(await store.readCurrent()).toMatchObject({ version, values, isProven: true });
    expect(await db.prisma.settingsVersion.count()).toBe(1);
  });

  it('hold no readable secret', async () => {
    await store.change({ DISCORD_TOKEN: 'secret', TIMEZONE: 'Europe/Berlin' }, []);
    await store.saveDraft({ TELEGRAM_BOT_TOKEN: 'secret' }, {});
    const text = JSON.stringify(await db.prisma.settingsVersion.findMany());
    expect(text).toContain('Europe/Berlin');
    expect(text).not.toContain('secret');
  });

  it('say that their secrets were encrypted with another key', async () => {
    await store.change({ DISCORD_TOKEN: 'secret', TIMEZONE: 'Europe/Berlin' }, []);
    expect(await open(randomBytes(32)).readCurrent()).toMatchObject({
      values: { TIMEZONE: 'Europe/Berlin' },
      isUnreadable: true,
    });
  });

  it('go back to those before when no bot can start with them, until others have worked', async () => {
    const good = await store.change({ TIMEZONE: 'Europe/Berlin' }, []);
    await store.markProven(good);
    const bad = await store.change({ DISCORD_TOKEN: 'wrong' }, []);
    await store.markFailed(bad, 'Discord rejected the token');
    expect(await store.readCurrent()).toMatchObject({ version: good });
    const failure = { version: bad, at: clock(), reason: 'Discord rejected the token' };
    expect(await store.readFailure()).toEqual(failure);
    // The settings before start again, which proves nothing about the failure.
    await store.markProven(good);
    expect(await store.readFailure()).toEqual(failure);
    const next = await store.change({ DISCORD_TOKEN: 'right' }, []);
    expect(await store.readCurrent()).toMatchObject({
      values: { TIMEZONE: 'Europe/Berlin', DISCORD_TOKEN: 'right' },
    });
    await store.markProven(next);
    expect(await store.readFailure()).toBeNull();
  });

  it('that have worked cannot fail anymore', async () => {
    const version = await store.change({ TIMEZONE: 'Europe/Berlin' }, []);
    await store.markProven(version);
    await store.markFailed(version, 'reason');
    expect(await store.readCurrent()).toMatchObject({ version });
  });

  it('know who changed them last', async () => {
    const entry = (id: string) =>
      toAuditEntry(operatorActor, 'setting.change', { kind: 'installation', id });
    await store.change({ TIMEZONE: 'Europe/Berlin' }, [entry('TIMEZONE'), entry('LOG_LEVEL')]);
    await store.change({ TIMEZONE: 'Europe/Paris' }, [entry('TIMEZONE')]);
    const names = ['LOG_LEVEL', 'TIMEZONE', 'ROLE'];
    const changes = await createSettingHistory(db).listLastChanges(names);
    expect(changes.map(({ name, by }) => [name, by]).sort()).toEqual([
      ['LOG_LEVEL', 'Operator'],
      ['TIMEZONE', 'Operator'],
    ]);
  });
});

describe('the draft of the setup', () => {
  it('keeps what was entered, without effect', async () => {
    expect(await store.readDraft()).toEqual({ values: {}, steps: {} });
    await store.saveDraft({ DISCORD_TOKEN: 'secret' }, { discord: 'done' });
    await store.saveDraft({ TIMEZONE: 'Europe/Berlin' }, { telegram: 'skipped' });
    expect(await store.readDraft()).toEqual({
      values: { DISCORD_TOKEN: 'secret', TIMEZONE: 'Europe/Berlin' },
      steps: { discord: 'done', telegram: 'skipped' },
    });
    expect(await store.readCurrent()).toMatchObject({ version: 0 });
  });

  it('stays when its settings fail, and goes once they have worked', async () => {
    await store.saveDraft({ DISCORD_TOKEN: 'wrong' }, {});
    const bad = await store.change({ DISCORD_TOKEN: 'wrong' }, []);
    await store.markFailed(bad, 'Discord rejected the token');
    await store.saveDraft({ DISCORD_TOKEN: 'right' }, {});
    const other = await store.change({ TIMEZONE: 'Europe/Berlin' }, []);
    await store.markProven(other);
    expect((await store.readDraft()).values).toEqual({ DISCORD_TOKEN: 'right' });
    const good = await store.change({ DISCORD_TOKEN: 'right' }, []);
    await store.markProven(good);
    expect(await store.readDraft()).toEqual({ values: {}, steps: {} });
  });
});
