import { describe, expect, it, vi } from 'vitest';
import {
  findLockedSettings,
  findStoredProblems,
  listSettings,
} from '../../../../src/config/list-settings.ts';
import { findMovedSecrets } from '../../../../src/config/moved-secrets.ts';
import type { AuditEntry } from '../../../../src/domain/audit-entry.ts';
import {
  applyChanges,
  type SettingValues,
} from '../../../../src/domain/settings/settings-version.ts';
import { createSettings } from '../../../../src/usecases/settings/settings.ts';
import { createRecords } from '../../../support/console-records.ts';

const admin = { userId: null, name: 'Olivia', source: 'cli', isAdmin: true } as const;
const at = new Date('2026-03-01T00:00:00.000Z');

function setUp({
  environment = {},
  stored = {},
}: {
  environment?: Record<string, string>;
  stored?: SettingValues;
} = {}) {
  let values = stored;
  let version = 1;
  const entries: AuditEntry[] = [];
  const environments = { environment, dotEnv: {} };
  const { refused, refusals } = createRecords();
  const onChange = vi.fn(async () => undefined);
  const settings = createSettings({
    store: {
      readCurrent: async () => ({ version, values, isProven: true, isUnreadable: false }),
      readFailure: async () => null,
      async change(changes, added) {
        values = applyChanges(values, changes);
        entries.push(...added);
        version += 1;
        return version;
      },
      markProven: async () => undefined,
      markFailed: async () => undefined,
    },
    history: { listLastChanges: async () => [{ name: 'TIMEZONE', at, by: 'Olivia' }] },
    rules: {
      list: (current) => listSettings(environments, current),
      findProblems: (current) => findStoredProblems(environments, current),
      findLocked: (names) => findLockedSettings(environments, names),
      findMovedSecrets,
      isSecret: (name) => name.endsWith('TOKEN') || name.endsWith('KEY'),
      takesEffectAtOnce: (name) => name === 'LOG_LEVEL',
    },
    locks: { withLock: (_key, work) => work() },
    refusals,
    isVisitor: async ({ name }) => name === 'Visitor',
    onChange,
  });
  return { settings, refused, entries, onChange, read: () => values };
}

describe('changing settings', () => {
  it('stores them, records who did it without secrets, and lets them take effect', async () => {
    const { settings, entries, onChange, read } = setUp({ stored: { TIMEZONE: 'Europe/Paris' } });
    const changes = { TIMEZONE: 'Europe/Berlin', DISCORD_TOKEN: 'a-secret' };
    expect(await settings.change(admin, changes)).toEqual({
      kind: 'changed',
      version: 2,
      effect: 'restart',
    });
    expect(read()).toEqual(changes);
    expect(onChange).toHaveBeenCalledOnce();
    expect(entries).toMatchObject([
      {
        action: 'setting.change',
        subjectId: 'TIMEZONE',
        before: { value: 'Europe/Paris' },
        after: { value: 'Europe/Berlin' },
      },
      { subjectId: 'DISCORD_TOKEN', before: { isSet: false }, after: { isSet: true } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('a-secret');
  });

  it('says whether the bot has to restart', async () => {
    const { settings } = setUp();
    expect(await settings.change(admin, { LOG_LEVEL: 'debug' })).toMatchObject({
      effect: 'at-once',
    });
  });

  it('does nothing without a difference', async () => {
    const { settings, onChange } = setUp({ stored: { TIMEZONE: 'Europe/Paris' } });
    const changes = { TIMEZONE: ' Europe/Paris ', ADMINS: '', PLEX_URL: null };
    expect(await settings.change(admin, changes)).toEqual({ kind: 'unchanged' });
    expect(onChange).not.toHaveBeenCalled();
  });

  it('says once that a setting is not for the console', async () => {
    const { settings } = setUp();
    const result = await settings.change(admin, { DISCORD_API_URL: 'https://discord.test/api' });
    if (result.kind !== 'refused') throw new Error('not refused');
    expect(result.problems.map(({ names }) => names)).toEqual([['DISCORD_API_URL']]);
  });

  it('is refused as a whole, with all reasons by name and no values', async () => {
    const { settings, read } = setUp({
      environment: { PLEX_URL: 'http://mine:32400', PLEX_TOKEN: 'x' },
    });
    const result = await settings.change(admin, {
      TIMEZONE: 'secret-nonsense',
      POLL_INTERVAL_SECONDS: 'secret-nonsense',
      OVERSEERR_URL: 'http://seerr:5055',
      DATABASE_URL: 'postgresql://x',
      PLEX_URL: 'http://plex:32400',
      PATH: 'x',
      FORGET_AFTER_DAYS: '7',
    });
    if (result.kind !== 'refused') throw new Error('not refused');
    const names = new Set(result.problems.flatMap((problem) => problem.names));
    expect([...names].sort()).toEqual([
      'DATABASE_URL',
      'OVERSEERR_API_KEY',
      'OVERSEERR_URL',
      'PATH',
      'PLEX_URL',
      'POLL_INTERVAL_SECONDS',
      'TIMEZONE',
    ]);
    expect(JSON.stringify(result)).not.toContain('secret-nonsense');
    expect(read()).toEqual({});
  });

  it('is possible while another setting is wrong', async () => {
    const { settings } = setUp({ stored: { TIMEZONE: 'No/Where' } });
    expect(await settings.change(admin, { FORGET_AFTER_DAYS: '7' })).toMatchObject({
      kind: 'changed',
    });
  });

  it('is for admins only, and so is looking at them', async () => {
    const { settings, refused, read } = setUp();
    const nobody = { ...admin, isAdmin: false };
    const change = settings.change(nobody, { LOG_LEVEL: 'debug' });
    await expect(change).rejects.toMatchObject({ code: 'admins-only' });
    await expect(settings.report(nobody)).rejects.toMatchObject({ code: 'admins-only' });
    expect(refused).toEqual([
      'admins-only {"action":"setting.change"}',
      'admins-only {"action":"setting.read"}',
    ]);
    expect(read()).toEqual({});
  });

  it('is not for visitors of a demo, who may be anybody', async () => {
    const { settings, read } = setUp();
    const change = settings.change({ ...admin, name: 'Visitor' }, { LOG_LEVEL: 'debug' });
    await expect(change).rejects.toMatchObject({ code: 'forbidden' });
    expect(read()).toEqual({});
  });
});

describe('the list of settings', () => {
  it('says what each is, where it comes from, who changed it, and who decides', async () => {
    const { settings } = setUp({
      environment: {
        OVERSEERR_URL: 'http://seerr',
        OVERSEERR_API_KEY: 'hunter2',
        ROLE: 'all',
      },
      stored: { TIMEZONE: 'Europe/Berlin', FORGET_AFTER_DAYS: 'x', DISCORD_TOKEN: 'hunter2' },
    });
    const report = await settings.report(admin);
    const find = (wanted: string) => report.settings.find(({ name }) => name === wanted);
    expect(report.settings[0]).toMatchObject({ group: 'overseerr' });
    expect(find('TIMEZONE')).toMatchObject({
      value: 'Europe/Berlin',
      origin: 'console',
      effect: 'restart',
      changedAt: at,
      changedBy: 'Olivia',
    });
    expect(find('OVERSEERR_URL')).toMatchObject({ origin: 'environment', isSet: true });
    expect(find('OVERSEERR_GUEST_USER_ID')).toMatchObject({ isSet: false, decidedBy: null });
    expect(find('OVERSEERR_API_KEY')).toMatchObject({ value: null, isSet: true });
    expect(find('DISCORD_TOKEN')).toMatchObject({ value: null, isSet: true, origin: 'console' });
    expect(find('FORGET_AFTER_DAYS')?.problem?.names).toContain('FORGET_AFTER_DAYS');
    expect(find('ROLE')).toMatchObject({ effect: 'environment', origin: 'environment' });
    expect(JSON.stringify(report)).not.toContain('hunter2');
  });
});

describe('a stored secret', () => {
  const stored = { OVERSEERR_URL: 'https://seerr.example.com', OVERSEERR_API_KEY: 'the-key' };

  it.each([
    { OVERSEERR_URL: 'https://evil.example.com' },
    { OVERSEERR_URL: 'http://seerr.example.com' },
    { OVERSEERR_URL: 'https://evil.example.com', OVERSEERR_API_KEY: ' ' },
  ])('is not sent to another address: %j', async (changes) => {
    const { settings, read } = setUp({ stored });
    const result = await settings.change(admin, changes);
    expect(result).toMatchObject({ kind: 'refused' });
    expect(read()).toEqual(stored);
  });

  it('moves when it is entered again, and stays when nothing but a slash changes', async () => {
    const { settings } = setUp({ stored });
    const slash = { OVERSEERR_URL: 'https://seerr.example.com/' };
    expect(await settings.change(admin, slash)).toMatchObject({ kind: 'changed' });
    const moved = { OVERSEERR_URL: 'https://new.example.com', OVERSEERR_API_KEY: 'the-key' };
    expect(await settings.change(admin, moved)).toMatchObject({ kind: 'changed' });
  });
});
