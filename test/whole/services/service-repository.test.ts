import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditLog } from '../../../src/database/audit-log.ts';
import { createErrorLog } from '../../../src/database/error-log.ts';
import { createSecretBox } from '../../../src/database/secrets/secret-box.ts';
import { createServiceRepository } from '../../../src/database/services/service-repository.ts';
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
  stage: Pick<Awaited<ReturnType<typeof setUpDatabase>>, 'prisma'>,
  key = randomBytes(32),
) {
  return createServiceRepository({ prisma: stage.prisma, secretBox: createSecretBox(key), clock });
}

async function openEmpty() {
  const stage = await setUpDatabaseForTest();
  await stage.prisma.serviceConfig.deleteMany();
  return stage;
}

describe('services', () => {
  it('are made from the settings once, with the secret sealed', async () => {
    const stage = await openEmpty();
    const services = servicesOf(stage);
    const id = await services.ensure(settings);
    const before = await stage.prisma.serviceConfig.findUniqueOrThrow({ where: { id } });
    expect(await services.ensure(settings)).toBe(id);
    const after = await stage.prisma.serviceConfig.findUniqueOrThrow({ where: { id } });
    expect(after).toEqual(before);
    expect(JSON.stringify(after)).not.toContain(settings.secret);
    expect(await services.load()).toEqual([
      {
        id,
        ...settings,
        config: {},
        status: 'unknown',
        statusDetail: null,
        statusAt: null,
        syncedAt: null,
      },
    ]);
  });

  it('follow new settings and stay the same service', async () => {
    const services = servicesOf(await openEmpty());
    const id = await services.ensure(settings);
    const changed = { ...settings, baseUrl: 'https://media.example', secret: 'another' };
    expect(await services.ensure(changed)).toBe(id);
    expect(await services.load()).toMatchObject([changed]);
  });

  it('are to have their accounts read anew when the address is another', async () => {
    const stage = await openEmpty();
    const services = servicesOf(stage);
    const serviceId = await services.ensure(settings);
    await services.recordAccountSync(serviceId);
    await services.ensure({ ...settings, secret: 'another' });
    expect(await services.load()).toMatchObject([{ syncedAt: now }]);
    expect(services.movedIds()).toEqual([]);
    await services.ensure({ ...settings, baseUrl: 'http://elsewhere:5055' });
    expect(await services.load()).toMatchObject([{ syncedAt: null }]);
    expect(services.movedIds()).toEqual([serviceId]);
    await services.recordAccountSync(serviceId);
    expect(services.movedIds()).toEqual([]);
  });

  it('are made once by two processes that start at once', async () => {
    const stage = await openEmpty();
    const services = servicesOf(stage);
    const ids = await Promise.all([1, 2, 3, 4].map(() => services.ensure(settings)));
    expect(new Set(ids).size).toBe(1);
  });

  it('whose secret another key sealed have none, until the settings give it', async () => {
    const stage = await openEmpty();
    await servicesOf(stage).ensure(settings);
    const services = servicesOf(stage);
    expect(await services.load()).toMatchObject([{ secret: null }]);
    await services.ensure(settings);
    expect(await services.load()).toMatchObject([{ secret: 'the key' }]);
  });

  it('remember how they were found and when their accounts were read', async () => {
    const stage = await openEmpty();
    const services = servicesOf(stage);
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
      { status: 'up', statusDetail: null, title: 'Film Club' },
    ]);
    const checks = await stage.prisma.serviceCheck.findMany({ orderBy: { id: 'asc' } });
    expect(checks).toMatchObject([
      { ok: false, latencyMs: 13 },
      { ok: true, latencyMs: 3 },
      { ok: false, latencyMs: 3 },
      { ok: true, latencyMs: 3 },
    ]);
  });
});

describe('logs', () => {
  let stage: Awaited<ReturnType<typeof setUpDatabase>>;

  beforeAll(async () => {
    stage = await setUpDatabase();
  });

  afterAll(() => stage.close());

  it('keep who did what to what', async () => {
    const subjectId = newId();
    await createAuditLog(stage).record({
      userId: null,
      actor: 'Bob',
      source: 'telegram',
      action: 'decline',
      subjectKind: 'request',
      subjectId,
      before: { state: 'pending' },
    });
    const [line] = await stage.prisma.auditLog.findMany({ where: { subjectId } });
    expect(line).toMatchObject({
      actor: 'Bob',
      action: 'decline',
      before: { state: 'pending' },
      after: null,
    });
  });

  it('count one error at one place as one', async () => {
    const errors = createErrorLog({ prisma: stage.prisma, clock });
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

  it('count every one of many at once', async () => {
    const errors = createErrorLog({ prisma: stage.prisma, clock });
    const error = new Error('same');
    const records = await Promise.all(
      Array.from({ length: 10 }, () => errors.record(error, 'everywhere')),
    );
    expect(Math.max(...records.map(({ count }) => count))).toBe(10);
  });

  it('keep no secret', async () => {
    const redact = (text: string) => text.replaceAll('s3cret', '***');
    const errors = createErrorLog({ prisma: stage.prisma, clock, redact });
    const { fingerprint } = await errors.record(new Error('at http://x?key=s3cret'), 'fetch');
    const row = await stage.prisma.errorLog.findUniqueOrThrow({ where: { fingerprint } });
    expect(row.message).toBe('at http://x?key=***');
  });
});
