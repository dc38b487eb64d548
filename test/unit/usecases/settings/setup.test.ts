import { describe, expect, it, vi } from 'vitest';
import {
  findLockedSettings,
  findStoredProblems,
  listSettings,
} from '../../../../src/config/list-settings.ts';
import { findMovedSecrets } from '../../../../src/config/moved-secrets.ts';
import {
  applyChanges,
  type SettingChanges,
  type SettingValues,
  type SetupStepState,
} from '../../../../src/domain/settings/settings-version.ts';
import { createSetup } from '../../../../src/usecases/settings/setup.ts';
import { createRecords } from '../../../support/console-records.ts';

const admin = { userId: null, name: 'Ada', source: 'console', isAdmin: true } as const;
const server = { OVERSEERR_URL: 'http://seerr:5055', OVERSEERR_API_KEY: 'the-key' };

function setUp(options: { environment?: Record<string, string>; stored?: SettingValues } = {}) {
  const environments = { environment: options.environment ?? {}, dotEnv: {} };
  let values: SettingValues = {};
  const { refused, refusals } = createRecords();
  let steps: Readonly<Record<string, SetupStepState>> = {};
  const failed = async () => ({ isOk: false, fault: 'unreachable' }) as const;
  const tests = {
    testOverseerr: vi.fn(failed),
    testDiscord: vi.fn(failed),
    testTelegram: vi.fn(failed),
    testBackupFolder: vi.fn(failed),
  };
  const change = vi.fn(async (_by: unknown, _changes: SettingChanges) => {
    return { kind: 'changed', version: 2, effect: 'restart' } as const;
  });
  const setup = createSetup({
    store: {
      readCurrent: async () => ({
        version: 1,
        values: options.stored ?? {},
        isProven: true,
        isUnreadable: false,
      }),
      readFailure: async () => null,
      readDraft: async () => ({ values, steps }),
      async saveDraft(changes, done) {
        values = applyChanges(values, changes);
        steps = { ...steps, ...done };
        return { values, steps };
      },
      async discardDraft() {
        values = {};
        steps = {};
      },
    },
    rules: {
      list: (current) => listSettings(environments, current),
      findProblems: (current) => findStoredProblems(environments, current),
      findLocked: (names) => findLockedSettings(environments, names),
      findMovedSecrets,
    },
    tests,
    refusals,
    locks: { withLock: (_key, work) => work() },
    change,
    isVisitor: async ({ name }) => name === 'Visitor',
  });
  const save = (id: string, changes: SettingChanges, state: SetupStepState = 'done') =>
    setup.save(admin, { id, state, changes });
  return { setup, save, tests, change, refused, read: () => values };
}

describe('the setup', () => {
  it('keeps what was entered step by step, and says what is missing', async () => {
    const { setup, save } = setUp();
    expect(await setup.report(admin)).toMatchObject({
      missing: ['server', 'chat'],
      hasDraft: false,
    });
    await save('server', server);
    await save('telegram', {}, 'skipped');
    const report = await setup.report(admin);
    expect(report).toMatchObject({
      missing: ['chat'],
      hasDraft: true,
      steps: { server: 'done', telegram: 'skipped' },
    });
    expect(JSON.stringify(report)).not.toContain('the-key');
    await save('discord', { DISCORD_TOKEN: 'a-token' });
    expect(await setup.report(admin)).toMatchObject({ missing: [] });
  });

  it('knows what the environment and earlier settings have', async () => {
    const { setup } = setUp({
      environment: { DISCORD_TOKEN: 'a-token' },
      stored: server,
    });
    expect(await setup.report(admin)).toMatchObject({ missing: [], hasDraft: false });
  });

  it('refuses what is wrong or not to be set here, by name and without the value', async () => {
    const { save, read } = setUp({ environment: { TIMEZONE: 'Europe/Paris' } });
    const result = await save('server', {
      OVERSEERR_URL: 'secret-nonsense',
      OVERSEERR_API_KEY: 'key',
      TIMEZONE: 'Europe/Berlin',
      DATA_DIR: '/etc',
    });
    if (result.kind !== 'refused') throw new Error('not refused');
    const names = result.problems.flatMap((problem) => problem.names);
    expect(new Set(names)).toEqual(
      new Set(['OVERSEERR_URL', 'OVERSEERR_API_KEY', 'TIMEZONE', 'DATA_DIR']),
    );
    expect(JSON.stringify(result)).not.toContain('secret-nonsense');
    expect(read()).toEqual({});
  });

  it('takes effect as one change, and the draft stays until it has worked', async () => {
    const { setup, save, change, read } = setUp();
    await save('server', server);
    await save('discord', { DISCORD_TOKEN: 'a-token' });
    expect(await setup.finish(admin)).toMatchObject({ kind: 'changed' });
    expect(change.mock.calls[0]?.[1]).toEqual({ ...server, DISCORD_TOKEN: 'a-token' });
    expect(read()).toEqual({ ...server, DISCORD_TOKEN: 'a-token' });
  });

  it('is neither for others nor for visitors of a demo, who may be anybody', async () => {
    const { setup, tests, change, refused } = setUp({ stored: server });
    const attempts = [
      (by: typeof visitor) => setup.save(by, { id: 'x', state: 'done', changes: {} }),
      (by: typeof visitor) => setup.finish(by),
      (by: typeof visitor) => setup.discard(by),
      (by: typeof visitor) => setup.testOverseerr(by, { url: 'http://10.0.0.1', apiKey: 'x' }),
      (by: typeof visitor) => setup.testDiscord(by, null),
      (by: typeof visitor) => setup.testTelegram(by, 'x'),
      (by: typeof visitor) => setup.testBackupFolder(by, '/x'),
    ];
    const visitor = { ...admin, name: 'Visitor', isAdmin: true };
    for (const attempt of attempts) {
      await expect(attempt(visitor)).rejects.toMatchObject({ code: 'forbidden' });
      const nobody = { ...visitor, name: 'Ada', isAdmin: false };
      await expect(attempt(nobody)).rejects.toMatchObject({ code: 'admins-only' });
    }
    const nobody = { ...admin, isAdmin: false };
    await expect(setup.report(nobody)).rejects.toMatchObject({ code: 'admins-only' });
    expect(refused).toEqual([
      ...attempts.map(() => 'admins-only {"action":"setup.change"}'),
      'admins-only {"action":"setup.read"}',
    ]);
    expect(change).not.toHaveBeenCalled();
    expect(Object.values(tests).some((test) => test.mock.calls.length > 0)).toBe(false);
  });
});

describe('a test', () => {
  it('uses the stored key only for the address that it belongs to', async () => {
    const { setup, tests } = setUp({ stored: server });
    await setup.testOverseerr(admin, { url: 'http://seerr:5055/', apiKey: null });
    expect(tests.testOverseerr).toHaveBeenCalledWith({
      url: 'http://seerr:5055',
      apiKey: 'the-key',
    });
    expect(await setup.testOverseerr(admin, { url: 'http://evil:5055', apiKey: null })).toEqual({
      isOk: false,
      fault: 'no-secret',
    });
    expect(tests.testOverseerr).toHaveBeenCalledOnce();
  });

  it('uses the key of the server that it is about', async () => {
    const second = { OVERSEERR_URL_2: 'http://second:5055', OVERSEERR_API_KEY_2: 'another-key' };
    const { setup, tests } = setUp({ stored: { ...server, ...second } });
    await setup.testOverseerr(admin, { url: 'http://second:5055', apiKey: null });
    expect(tests.testOverseerr).toHaveBeenCalledWith({
      url: 'http://second:5055',
      apiKey: 'another-key',
    });
  });

  it('uses the token that was entered before, if there is one', async () => {
    const { setup, save, tests } = setUp();
    expect(await setup.testDiscord(admin, null)).toEqual({ isOk: false, fault: 'no-secret' });
    await save('discord', { DISCORD_TOKEN: 'a-token' });
    await setup.testDiscord(admin, null);
    expect(tests.testDiscord).toHaveBeenCalledWith('a-token');
    await setup.testTelegram(admin, '1:x');
    expect(tests.testTelegram).toHaveBeenCalledWith('1:x');
  });
});

describe('a secret that is stored already', () => {
  it('is not sent to another address that is entered in the setup, in whatever order', async () => {
    const { setup } = setUp({ stored: server });
    const save = (changes: SettingChanges) =>
      setup.save(admin, { id: 'server', state: 'done', changes });
    const elsewhere = { OVERSEERR_URL: 'http://evil.example.com' };
    expect(await save(elsewhere)).toMatchObject({ kind: 'refused' });
    const entered = { ...elsewhere, OVERSEERR_API_KEY: 'another-key' };
    expect(await save(entered)).toEqual({ kind: 'saved' });
    expect(await save({ OVERSEERR_API_KEY: null })).toMatchObject({ kind: 'refused' });
    expect(await save({ OVERSEERR_URL: null, OVERSEERR_API_KEY: null })).toEqual({ kind: 'saved' });
  });
});
