import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createSpaceDirectory } from '../../../src/database/operator/spaces/space-directory.ts';
import { createSpaceErasure } from '../../../src/database/spaces/space-erasure.ts';
import type { SpaceFilter } from '../../../src/domain/operator/space-overview.ts';
import { newId } from '../../support/database-setup.ts';
import { cardAt, channel, setUpSpaces } from '../../support/space-setup.ts';

let setup: Awaited<ReturnType<typeof setUpSpaces>>;
let directory: ReturnType<typeof createSpaceDirectory>;
beforeAll(async () => {
  setup = await setUpSpaces();
  directory = createSpaceDirectory(setup);
});
beforeEach(() => setup.clear());
afterAll(() => setup.close());

async function listNames(parts: Partial<SpaceFilter> = {}): Promise<string[]> {
  const filter = { search: null, platform: null, isLeft: false, ...parts };
  const names: string[] = [];
  let after: Awaited<ReturnType<typeof directory.list>>['next'] = null;
  do {
    const page: Awaited<ReturnType<typeof directory.list>> = await directory.list(filter, {
      after,
      limit: 2,
    });
    names.push(...page.spaces.map(({ name }) => name));
    after = page.next;
  } while (after);
  return names;
}

it('spaces are listed by name, page by page, and by platform, presence, and part of a name', async () => {
  for (const [name, id] of [
    ['Films', '1'],
    ['Books', '2'],
    ['Films', '3'],
    ['Art_', '4'],
  ] as const) {
    await setup.spaces.findOrCreate('discord', id, name);
  }
  await setup.spaces.findOrCreate('telegram', '-100', 'Group');
  expect(await listNames()).toEqual(['Art_', 'Books', 'Films', 'Films', 'Group']);
  expect(await listNames({ search: 'ilm', platform: 'discord' })).toEqual(['Films', 'Films']);
  expect(await listNames({ search: '_' })).toEqual(['Art_']);
  expect(await listNames({ search: '-100' })).toEqual(['Group']);
  const leftAt = new Date('2026-11-01T10:00:00Z');
  await setup.botMembership.setLeft('discord', '2', leftAt);
  expect(await listNames({ isLeft: true })).toEqual(['Books']);
  expect(await listNames({ platform: 'discord' })).toEqual(['Art_', 'Films', 'Films']);
});

it('a space has its settings, requests, and the topics that the bot has posted in', async () => {
  const id = await setup.aSpace('telegram', '-100', { reminderHours: 5 });
  const place = { ...channel('telegram', '-100'), topic: '7' };
  await setup.aRequestIn(id, place, [
    cardAt(place, '1', { key: 'a' }),
    cardAt(channel('telegram', '-100'), '2', { key: 'b' }),
  ]);
  const space = await directory.find(id);
  expect(space).toMatchObject({ name: 'Club', leftAt: null, settings: { reminderHours: 5 } });
  expect(await directory.countRequests(id)).toBe(1);
  expect(await directory.listTopics({ platform: 'telegram', platformSpaceId: '-100' })).toEqual([
    '7',
  ]);
  expect(await directory.find(newId())).toBeNull();
});

it('an admin erases a space that the bot has left, at any time after that', async () => {
  const id = await setup.aSpace('discord', '5');
  const erasure = createSpaceErasure(setup);
  const by = { userId: null, name: 'Boss', source: 'console' } as const;
  expect(await erasure.erase(id, by)).toBe(false);
  await setup.botMembership.setLeft('discord', '5', new Date('2100-01-01T00:00:00Z'));
  expect(await erasure.erase(id, by)).toBe(true);
  expect(await directory.find(id)).toBeNull();
  const [entry] = await setup.prisma.auditLog.findMany({ where: { subjectId: id } });
  expect(entry).toMatchObject({ action: 'space.erase', actor: 'Boss', source: 'console' });
  expect(await erasure.erase(id, by)).toBe(false);
});
