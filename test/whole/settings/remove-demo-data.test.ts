import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { removeDemoData } from '../../../src/database/demo/remove-demo-data.ts';
import { aUser, newId, setUpDatabaseForTest } from '../../support/database-setup.ts';

type Setup = Awaited<ReturnType<typeof setUpDatabaseForTest>>;

async function aRequestOf({ prisma }: Setup, serviceId: string, userId: string): Promise<string> {
  const { id } = await prisma.request.create({
    data: {
      serviceId,
      userId,
      requesterName: 'someone',
      mediaType: 'movie',
      tmdbId: 1,
      title: 'Dune',
      source: 'web',
      events: { create: { event: 'request', to: 'queued', actor: 'someone', source: 'web' } },
      cards: {
        create: { role: 'public', key: 'x', platform: 'web', placeKind: 'channel', address: 'a' },
      },
    },
  });
  return id;
}

async function addAudit({ prisma }: Setup, entry: { userId: string; source: string; id: string }) {
  await prisma.auditLog.create({
    data: {
      id: uuidv7(),
      userId: entry.userId,
      actor: 'someone',
      source: entry.source,
      action: 'x',
      subjectKind: 'request',
      subjectId: entry.id,
    },
  });
}

it('everything made up goes, and everything real stays', async () => {
  const db = await setUpDatabaseForTest();
  const { prisma, kysely, serviceId } = db;
  const demo = newId<'service'>();
  await prisma.serviceConfig.create({
    data: { id: demo, kind: 'overseerr', name: 'demo', baseUrl: 'http://x', sealedSecret: 'x' },
  });
  const real = await aUser(db, '1');
  const onPage = { platform: 'web', platformUserId: 'web-olivia', name: 'Olivia' } as const;
  const madeUp = await prisma.user.create({
    data: { displayName: 'Olivia', isAdmin: true, chatAccounts: { create: onPage } },
  });
  // An operator who has tried the demo with the user that is theirs in a real chat.
  await prisma.chatAccount.create({
    data: { userId: real, platform: 'web', platformUserId: 'web-x', name: 'Ada' },
  });
  await prisma.account.create({
    data: {
      serviceId: demo,
      remoteUserId: 1,
      name: 'Olivia',
      links: { create: { userId: madeUp.id, verifiedBy: 'admin', verifiedAt: new Date() } },
    },
  });
  await prisma.space.create({
    data: { platform: 'web', platformSpaceId: 'demo', name: 'Demo', serviceId: demo },
  });
  await prisma.space.create({ data: { platform: 'discord', platformSpaceId: '1', name: 'Home' } });
  const madeUpRequest = await aRequestOf(db, demo, madeUp.id);
  const realRequest = await aRequestOf(db, serviceId, real);
  await addAudit(db, { userId: madeUp.id, source: 'web', id: madeUpRequest });
  await addAudit(db, { userId: real, source: 'discord', id: realRequest });
  await addAudit(db, { userId: madeUp.id, source: 'cli', id: realRequest });
  const now = new Date();
  for (const [kind, subject] of [
    ['dead-letters', ''],
    ['service-down', demo],
    ['disk-low', 'x'],
  ] as const) {
    await prisma.alert.create({ data: { kind, subject, openedAt: now, seenAt: now } });
  }
  await prisma.settingsVersion.create({ data: { values: { TIMEZONE: 'Europe/Berlin' } } });

  expect(await removeDemoData(kysely, 'demo')).toEqual({ requests: 1, users: 1 });
  expect(await removeDemoData(kysely, 'demo')).toBeNull();

  expect((await prisma.alert.findMany()).map(({ kind }) => kind)).toEqual(['disk-low']);
  expect((await prisma.user.findMany()).map(({ id }) => id)).toEqual([real]);
  expect((await prisma.chatAccount.findMany()).map(({ platform }) => platform)).toEqual([
    'discord',
  ]);
  expect((await prisma.space.findMany()).map(({ name }) => name)).toEqual(['Home']);
  expect((await prisma.serviceConfig.findMany()).map(({ id }) => id)).toEqual([serviceId]);
  expect((await prisma.request.findMany()).map(({ id }) => id)).toEqual([realRequest]);
  expect(await prisma.requestEvent.count()).toBe(1);
  expect(await prisma.account.count()).toBe(0);
  expect(await prisma.settingsVersion.count()).toBe(1);
  const audit = await prisma.auditLog.findMany({ orderBy: { id: 'asc' } });
  expect(audit.map(({ source, action }) => [source, action])).toEqual([
    ['discord', 'x'],
    ['cli', 'x'],
    ['overseerr', 'demo.remove'],
  ]);
});
