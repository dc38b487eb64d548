import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditLog } from '../../../src/database/audit-log.ts';
import { createErrorLog } from '../../../src/database/error-log.ts';
import { createSecretBox } from '../../../src/database/secrets/secret-box.ts';
import { createServiceRepository } from '../../../src/database/services/service-repository.ts';
import type { ErrorCode } from '../../../src/domain/app-error.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import { newId, setUpDatabase, setUpDatabaseForTest } from '../../support/database-setup.ts';

const now = new Date('2026-03-01T00:00:00.000Z');
const clock = () => now;
const settings = {
  kind: 'overseerr',
  name: 'default',
  baseUrl: 'http://media:5055',
  secret: 'the key',
};

function servicesOf(
  setup: Pick<Awaited<ReturnType<typeof setUpDatabase>>, 'prisma' | 'kysely'>,
  key = randomBytes(32),
) {
  return createServiceRepository({ ...setup, secretBox: createSecretBox(key), clock });
}

async function openEmpty() {
  const setup = await setUpDatabaseForTest();
  await setup.prisma.serviceConfig.deleteMany();
  return setup;
}

describe('Overseerr servers', () => {
  it('are created once from the settings, with the secret encrypted', async () => {
    const setup = await openEmpty();
    const services = servicesOf(setup);
    const id = await services.ensure(settings);
    const before = await setup.prisma.serviceConfig.findUniqueOrThrow({ where: { id } });
    expect(await services.ensure(settings)).toBe(id);
    const after = await setup.prisma.serviceConfig.findUniqueOrThrow({ where: { id } });
    expect(after).toEqual(before);
    expect(JSON.stringify(after)).not.toContain(settings.secret);
    expect(await services.load()).toEqual([
      {
        id,
        ...settings,
        title: null,
        status: 'unknown',
        statusDetail: null,
        statusAt: null,
        syncedAt: null,
      },
    ]);
  });

  it('adopt new settings and keep their ID', async () => {
    const services = servicesOf(await openEmpty());
    const id = await services.ensure(settings);
    const changed = { ...settings, baseUrl: 'https://media.example', secret: 'another' };
    expect(await services.ensure(changed)).toBe(id);
    expect(await services.load()).toMatchObject([changed]);
  });

  it('sync their accounts again when the URL has changed', async () => {
    const setup = await openEmpty();
    const services = servicesOf(setup);
    const serviceId = await services.ensure(settings);
    await services.recordAccountSync(serviceId);
    await services.ensure({ ...settings, secret: 'another' });
    expect(await services.load()).toMatchObject([{ syncedAt: now }]);
    expect(await services.hasReadAccounts(serviceId)).toBe(true);
    expect(services.movedIds()).toEqual([]);
    await services.ensure({ ...settings, baseUrl: 'http://elsewhere:5055' });
    expect(await services.load()).toMatchObject([{ syncedAt: null }]);
    expect(await services.hasReadAccounts(serviceId)).toBe(false);
    expect(services.movedIds()).toEqual([serviceId]);
    await services.recordAccountSync(serviceId);
    expect(services.movedIds()).toEqual([]);
  });

  it('are the only services that have accounts to sync', async () => {
    const services = servicesOf(await openEmpty());
    for (const kind of ['plex', 'http']) {
      await services.ensure({ ...settings, kind, name: kind });
      await services.ensure({ ...settings, kind, name: kind, baseUrl: 'http://elsewhere:1' });
    }
    expect(services.movedIds()).toEqual([]);
  });

  it('are created once by two processes that start at the same time', async () => {
    const setup = await openEmpty();
    const services = servicesOf(setup);
    const ids = await Promise.all([1, 2, 3, 4].map(() => services.ensure(settings)));
    expect(new Set(ids).size).toBe(1);
  });

  it('have no secret if it was encrypted with another key', async () => {
    const setup = await openEmpty();
    await servicesOf(setup).ensure(settings);
    expect(await servicesOf(setup).load()).toMatchObject([{ secret: null }]);
  });

  it('keep a secret encrypted with another key, unless the operator replaces it', async () => {
    const setup = await openEmpty();
    const first = servicesOf(setup);
    await first.ensure(settings);
    const second = servicesOf(setup);
    await expect(second.ensure({ ...settings, secret: 'another' })).rejects.toThrow(
      /"default" cannot be decrypted with this SECRET_KEY.*--reset-secrets/,
    );
    expect(await first.load()).toMatchObject([{ secret: 'the key' }]);
    await second.ensure(settings, { replacesUnreadable: true });
    expect(await second.load()).toMatchObject([{ secret: 'the key' }]);
  });

  describe('with a username and password in the URL', () => {
    const baseUrl = 'https://proxy-user:p%40ss$&@media.example/seerr';
    const readRow = (setup: Awaited<ReturnType<typeof openEmpty>>) =>
      setup.prisma.serviceConfig.findFirstOrThrow();

    it('store them encrypted, and use them', async () => {
      const setup = await openEmpty();
      const services = servicesOf(setup);
      await services.ensure({ ...settings, baseUrl });
      expect(JSON.stringify(await readRow(setup))).not.toMatch(/proxy-user|p%40ss/);
      expect(await services.load()).toMatchObject([{ baseUrl }]);
    });

    it('keep their accounts when only the password changes', async () => {
      const setup = await openEmpty();
      const services = servicesOf(setup);
      await services.ensure({ ...settings, baseUrl });
      const other = baseUrl.replace('p%40ss', 'other');
      await services.ensure({ ...settings, baseUrl: other });
      expect(services.movedIds()).toEqual([]);
      expect(await services.load()).toMatchObject([{ baseUrl: other }]);
      await services.ensure({ ...settings, baseUrl: 'https://media.example/seerr' });
      expect(services.movedIds()).toEqual([]);
      expect(await services.load()).toMatchObject([{ baseUrl: 'https://media.example/seerr' }]);
    });

    it('are encrypted if an earlier version stored them in plain text', async () => {
      const setup = await openEmpty();
      const services = servicesOf(setup);
      const id = await services.ensure({ ...settings, baseUrl });
      const readable = { baseUrl, sealedCredentials: null };
      await setup.prisma.serviceConfig.update({ where: { id }, data: readable });
      expect(await services.load()).toMatchObject([{ baseUrl }]);
      expect(JSON.stringify(await readRow(setup))).not.toMatch(/proxy-user|p%40ss/);
      expect(await services.load()).toMatchObject([{ baseUrl }]);

      await setup.prisma.serviceConfig.update({ where: { id }, data: readable });
      await services.ensure({ ...settings, baseUrl });
      expect(JSON.stringify(await readRow(setup))).not.toMatch(/proxy-user|p%40ss/);
      expect(services.movedIds()).toEqual([]);
    });
  });

  it('save their health and the time of the last account sync', async () => {
    const setup = await openEmpty();
    const services = servicesOf(setup);
    const id = await services.ensure(settings);
    await services.recordCheck(id, {
      isUp: false,
      latencyMs: 12.6,
      detail: 'refused',
      title: null,
    });
    await services.recordAccountSync(id);
    expect(await services.load()).toMatchObject([
      { status: 'down', statusDetail: 'refused', statusAt: now, syncedAt: now },
    ]);
    const up = { isUp: true, latencyMs: 3, detail: null, title: 'Film Club' };
    await services.recordCheck(id, up);
    await services.recordCheck(id, { ...up, isUp: false, title: null });
    await services.recordCheck(id, { ...up, title: null });
    expect(await services.load()).toMatchObject([
      // The results alternate, so they do not change the status.
      { status: 'down', statusDetail: null, title: 'Film Club' },
    ]);
    const checks = await setup.prisma.serviceCheck.findMany({ orderBy: { id: 'asc' } });
    // The others are of the same minute.
    expect(checks).toMatchObject([{ ok: false, latencyMs: 13 }]);
  });
});

describe('audit and error logs', () => {
  let setup: Awaited<ReturnType<typeof setUpDatabase>>;

  beforeAll(async () => {
    setup = await setUpDatabase();
  });

  afterAll(() => setup.close());

  it('save actor, action, and subject', async () => {
    const subjectId = newId();
    await createAuditLog(setup).record({
      userId: null,
      actor: 'Bob',
      source: 'telegram',
      action: 'request.decline',
      subjectKind: 'request',
      subjectId,
      before: { state: 'pending' },
    });
    const [line] = await setup.prisma.auditLog.findMany({ where: { subjectId } });
    expect(line).toMatchObject({
      actor: 'Bob',
      action: 'request.decline',
      before: { state: 'pending' },
      after: null,
    });
  });

  it('count a refused attempt that is repeated instead of storing it again', async () => {
    const log = createAuditLog(setup);
    const subjectId = newId();
    const refusal = (actor: string, code: ErrorCode, what: string) => ({
      userId: null,
      actor,
      source: 'discord' as const,
      action: code,
      subjectKind: 'user' as const,
      subjectId,
      after: { what },
    });
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        log.record(refusal('Eve', 'not-yours', `approve:${index}`)),
      ),
    );
    await log.record(refusal('Eve', 'not-yours', 'decline:1'));
    await log.record(refusal('Eve', 'forbidden', '/setup'));
    await log.record(refusal('Mallory', 'not-yours', 'approve:1'));
    const rows = await setup.prisma.auditLog.findMany({ where: { subjectId } });
    // Two rows for one attempt if the hour ends in between.
    const byEve = rows.filter(
      ({ actor, after }) => actor === 'Eve' && JSON.stringify(after).includes('approve'),
    );
    expect(byEve.length).toBeLessThanOrEqual(2);
    expect(byEve.reduce((sum, { count }) => sum + count, 0)).toBe(50);
    expect(byEve.some(({ lastAt }) => lastAt !== null)).toBe(true);
    expect(rows.length - byEve.length).toBe(3);
  });

  it('count made-up buttons in one row', async () => {
    const subjectId = newId();
    for (let index = 0; index < 20; index += 1) {
      await createAuditLog(setup).record({
        userId: null,
        actor: 'Eve',
        source: 'telegram',
        action: 'unknown-button',
        subjectKind: 'user',
        subjectId,
        after: { what: `button-${index}:x` },
      });
    }
    const rows = await setup.prisma.auditLog.findMany({ where: { subjectId } });
    expect(rows.length).toBeLessThanOrEqual(2);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(20);
  });

  it('keep every change, even if it is repeated', async () => {
    const subjectId = newId();
    const entry = { userId: null, actor: 'Bob', source: 'discord', subjectId } as const;
    for (let round = 0; round < 3; round += 1) {
      await createAuditLog(setup).record({
        ...entry,
        action: 'space.setup',
        subjectKind: 'space',
      });
    }
    expect(await setup.prisma.auditLog.count({ where: { subjectId, count: 1 } })).toBe(3);
  });

  it('count the same error at the same place', async () => {
    const errors = createErrorLog({ prisma: setup.prisma, clock });
    const fail = (what: string) => new TypeError(`no ${what}`);
    const first = await errors.record(fail('a'), 'job submit', { request: '1' });
    const second = await errors.record(
      new AppError('internal', { cause: fail('b') }),
      'job submit',
    );
    expect(second).toEqual({ fingerprint: first.fingerprint, count: 2 });
    const elsewhere = await errors.record(fail('a'), 'job show');
    expect(elsewhere.fingerprint).not.toBe(first.fingerprint);
  });

  it('count every one of many concurrent errors', async () => {
    const errors = createErrorLog({ prisma: setup.prisma, clock });
    const error = new Error('same');
    const records = await Promise.all(
      Array.from({ length: 10 }, () => errors.record(error, 'everywhere')),
    );
    expect(Math.max(...records.map(({ count }) => count))).toBe(10);
  });

  it('contain no secret', async () => {
    const redact = (text: string) => text.replaceAll('s3cret', '***');
    const errors = createErrorLog({ prisma: setup.prisma, clock, redact });
    const { fingerprint } = await errors.record(new Error('at http://x?key=s3cret'), 'fetch');
    const row = await setup.prisma.errorLog.findUniqueOrThrow({ where: { fingerprint } });
    expect(row.message).toBe('at http://x?key=***');
  });
});
