import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

  async function aRuledSpace() {
    const { prisma, spaces, serviceId } = stage;
    const id = await stage.aSpace('telegram', '-4100');
    const rule = { spaceId: id, serviceId, votes: 3, since: new Date() };
    await prisma.voteRule.create({ data: { ...rule, userId: await aUser(stage) } });
    const aRequestIn = async (state: 'pending' | 'available') => {
      const requestId = await stage.aRequestIn(id, channel('telegram', '-4100'), []);
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
});
