import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSecretBox } from '../../../src/database/secrets/secret-box.ts';
import { createServiceRepository } from '../../../src/database/services/service-repository.ts';
import { createSpaceRepository } from '../../../src/database/spaces/space-repository.ts';
import { toAuditEntry } from '../../../src/domain/audit-entry.ts';
import type { ServiceId } from '../../../src/domain/id.ts';
import { promiseSpaceRepository } from '../../contracts/space-repository-contract.ts';
import { aService, aUser, setUpDatabase } from '../../support/database-setup.ts';
import { channel, setUpSpaces } from '../../support/space-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;

beforeAll(async () => {
  setup = await setUpDatabase();
});

afterAll(() => setup.close());

describe('a space repository in PostgreSQL', () => {
  promiseSpaceRepository(async () => ({
    spaces: createSpaceRepository(setup),
    serviceId: setup.serviceId,
    countAuditEntries: (subjectId) => setup.prisma.auditLog.count({ where: { subjectId } }),
  }));
});

describe('cards of requests that votes approve', () => {
  let stage: Awaited<ReturnType<typeof setUpSpaces>>;
  beforeAll(async () => {
    stage = await setUpSpaces();
  });
  afterAll(() => stage.close());

  async function aRuledSpace(address = '-4100') {
    const { prisma, spaces, serviceId } = stage;
    const id = await stage.aSpace('telegram', address);
    const rule = { spaceId: id, serviceId, votes: 3, since: new Date() };
    await prisma.voteRule.create({ data: { ...rule, userId: await aUser(stage) } });
    const aRequestIn = async (state: 'pending' | 'available') => {
      const requestId = await stage.aRequestIn(id, channel('telegram', address), []);
      const { version } = await prisma.request.update({
        where: { id: requestId },
        data: { state },
      });
      const read = () => prisma.request.findUniqueOrThrow({ where: { id: requestId } });
      return { countChanges: async () => (await read()).version - version };
    };
    const by = { userId: null, name: 'Ada', source: 'telegram' } as const;
    const setServer = (server: ServiceId) =>
      spaces.update(
        id,
        { settings: {}, serviceId: server },
        toAuditEntry(by, 'space.setup', { kind: 'space', id }, {}),
      );
    return { aRequestIn, setServer };
  }

  it('are outdated when their space gets another server, by which the votes no longer count', async () => {
    const { aRequestIn, setServer } = await aRuledSpace();
    await setServer(stage.serviceId);
    const pending = await aRequestIn('pending');
    const done = await aRequestIn('available');
    await setServer(stage.serviceId);
    expect(await pending.countChanges()).toBe(0);
    await setServer(await aService(stage));
    expect(await pending.countChanges()).toBe(1);
    expect(await done.countChanges()).toBe(0);
  });

  it('are outdated when the default server, which their space uses, becomes another one', async () => {
    const pending = await (await aRuledSpace('-4200')).aRequestIn('pending');
    const { setServer, ...chosen } = await aRuledSpace('-4300');
    await setServer(stage.serviceId);
    const others = await chosen.aRequestIn('pending');
    const secretBox = createSecretBox(new Uint8Array(32));
    const services = createServiceRepository({ ...stage, secretBox, clock: () => new Date() });
    const settings = { kind: 'overseerr', baseUrl: 'http://seerr:5055', secret: 'key' };
    await services.ensure({ ...settings, name: '2' });
    expect(await pending.countChanges()).toBe(0);
    await services.ensure({ ...settings, name: 'default' });
    await services.ensure({ ...settings, name: 'default', secret: 'other' });
    expect([await pending.countChanges(), await others.countChanges()]).toEqual([1, 0]);
  });
});
