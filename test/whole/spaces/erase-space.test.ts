import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCleanup } from '../../../src/database/cleanup.ts';
import { eraseSpace } from '../../../src/database/spaces/erase-space.ts';
import { botActor } from '../../../src/domain/actor.ts';
import type { RequestId, SpaceId } from '../../../src/domain/id.ts';
import type { Place, Platform } from '../../../src/domain/place.ts';
import { retentionDays } from '../../support/retention-days.ts';
import { sessionLimits } from '../../support/session-limits.ts';
import { cardAt, channel, direct, setUpSpaces } from '../../support/space-setup.ts';

const leftAt = new Date('2026-03-01T12:00:00.000Z');
const daysAfter = (days: number, ms: number) => new Date(leftAt.getTime() + days * 86_400_000 + ms);

let setup: Awaited<ReturnType<typeof setUpSpaces>>;

beforeAll(async () => {
  setup = await setUpSpaces();
});

beforeEach(() => setup.clear());
afterAll(() => setup.close());

async function tidy(now: Date = daysAfter(30, 1), forgetAfterDays = 30): Promise<number> {
  return (
    await createCleanup({
      ...setup,
      clock: () => now,
      forgetAfterDays,
      retentionDays,
      sessionLimits,
    })()
  ).spaces;
}

async function aSpaceLeft(platform: Platform, id: string, settings = {}): Promise<SpaceId> {
  const space = await setup.aSpace(platform, id, settings);
  await setup.botMembership.setLeft(platform, id, leftAt);
  return space;
}

/** A request in a channel, with its approval card at `desk` and its notification at `told`. */
function aRequestIn(spaceId: SpaceId, origin: Place, desk: Place, told = direct) {
  return setup.aRequestIn(spaceId, origin, [
    cardAt(origin, '7', { role: 'public', key: 'public' }),
    cardAt(desk, '8', { role: 'approval', key: 'approval' }),
    cardAt(told, '9', { role: 'notification', key: 'told' }),
  ]);
}

async function keysOf(id: RequestId): Promise<string[]> {
  return Object.keys(await setup.cardsOf(id)).sort();
}

describe('a space that the bot has left', () => {
  it.each([
    ['is kept for exactly as long as it is to be remembered', daysAfter(30, 0), 30, 0],
    ['is forgotten after that', daysAfter(30, 1), 30, 1],
    ['is forgotten at once when nothing is to be remembered', daysAfter(0, 1), 0, 1],
  ])('%s', async (_, now, days, forgotten) => {
    await aSpaceLeft('discord', 'guild');
    expect(await tidy(now, days)).toBe(forgotten);
    expect(await setup.prisma.space.count()).toBe(1 - forgotten);
  });

  it('and joined again is not erased', async () => {
    const id = await aSpaceLeft('discord', 'guild', { publicCards: false });
    await setup.botMembership.setLeft('discord', 'guild', null);
    expect(await tidy()).toBe(0);
    expect((await setup.spaces.find(id))?.settings).toEqual({ publicCards: false });
  });

  it('and joined or left again in the meantime is not erased', async () => {
    const id = await aSpaceLeft('discord', 'guild');
    const erase = (leftBefore: Date) =>
      setup.kysely
        .transaction()
        .execute((transaction) => eraseSpace(transaction, { id, leftBefore, by: botActor }));
    expect(await erase(leftAt)).toBe(false);
    await setup.botMembership.setLeft('discord', 'guild', null);
    expect(await erase(daysAfter(30, 0))).toBe(false);
    expect(await setup.prisma.space.count()).toBe(1);
  });

  it('is a new space without settings when the bot joins it later', async () => {
    const id = await aSpaceLeft('telegram', '-1', { publicCards: false });
    await tidy();
    const space = await setup.spaces.findOrCreate('telegram', '-1', 'Club');
    expect(space.settings).toEqual({});
    expect(space.id).not.toBe(id);
  });

  it('is erased once by many concurrent attempts', async () => {
    await aSpaceLeft('discord', 'one');
    await aSpaceLeft('discord', 'two');
    const counts = await Promise.all([tidy(), tidy(), tidy()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(2);
    expect(await setup.prisma.auditLog.count()).toBe(2);
    expect(await tidy()).toBe(0);
  });
});

describe('erasing a Discord server', () => {
  const wishes = channel('discord', '111');
  const desk = channel('discord', '112');
  const asked = channel('discord', '113');
  const elsewhere = channel('discord', '999');
  const settings = { requestPlace: wishes, approvalPlaces: [desk] };

  it('deletes the cards in its channels, including requests from other spaces', async () => {
    const spaceId = await aSpaceLeft('discord', 'guild', settings);
    const inside = await aRequestIn(spaceId, asked, desk, asked);
    const other = await setup.aSpace('discord', 'other');
    const told = await aRequestIn(other, elsewhere, elsewhere, wishes);
    await tidy();
    expect(await keysOf(inside)).toEqual([]);
    expect(await keysOf(told)).toEqual(['approval', 'public']);
  });

  it('keeps the cards in other places: the approval channel of the settings, and private chats', async () => {
    const spaceId = await aSpaceLeft('discord', 'guild', settings);
    // Once posted, a Discord direct message is in a channel.
    const id = await aRequestIn(spaceId, asked, elsewhere, channel('discord', '998'));
    await tidy();
    expect(await keysOf(id)).toEqual(['approval', 'told']);
  });

  it('removes the space from its requests, but keeps the requests', async () => {
    const id = await aRequestIn(await aSpaceLeft('discord', 'guild'), asked, desk);
    const before = await setup.requestRepository.find(id);
    await tidy();
    expect(await setup.requestRepository.find(id)).toEqual({
      ...before,
      spaceId: null,
      origin: null,
    });
  });

  it('moves notifications to direct messages, on the same platform if possible', async () => {
    await aRequestIn(await aSpaceLeft('discord', 'guild', settings), asked, desk);
    const both = await setup.aSubscription(asked, [
      ['telegram', '51'],
      ['discord', '61'],
    ]);
    const one = await setup.aSubscription(wishes, [['telegram', '52']]);
    const nobody = await setup.aSubscription(desk);
    const other = await setup.aSubscription(elsewhere, [['discord', '62']]);
    await tidy();
    expect(await both()).toEqual({ platform: 'discord', kind: 'direct', address: '61' });
    expect(await one()).toEqual({ platform: 'telegram', kind: 'direct', address: '52' });
    expect(await nobody()).toBeNull();
    expect(await other()).toEqual(elsewhere);
  });

  it('removes its details from the audit log, and adds an entry about that', async () => {
    const spaceId = await aSpaceLeft('discord', 'guild');
    const other = await setup.aSpace('discord', 'other');
    for (const id of [spaceId, other]) await setup.setUp(id, { publicCards: false });
    await tidy();
    const lines = await setup.prisma.auditLog.findMany({ orderBy: { id: 'asc' } });
    expect(lines).toMatchObject([
      { action: 'space.setup', actor: 'Ada', subjectId: spaceId, before: null, after: null },
      { action: 'space.setup', subjectId: other, before: {}, after: { publicCards: false } },
      {
        action: 'space.erase',
        actor: 'MediaNest',
        userId: null,
        source: 'overseerr',
        subjectKind: 'space',
        subjectId: spaceId,
        before: null,
        after: null,
      },
    ]);
  });
});

it('erasing a Telegram group deletes all its cards', async () => {
  const group = channel('telegram', '-1');
  const desk = channel('telegram', '-2');
  await aSpaceLeft('telegram', '-1');
  const other = await setup.aSpace('telegram', '-2');
  const id = await aRequestIn(other, desk, desk, group);
  const namesake = await aRequestIn(other, desk, desk, channel('web', '-1'));
  const told = await setup.aSubscription(group, [['telegram', '51']]);
  await tidy();
  expect(await keysOf(id)).toEqual(['approval', 'public']);
  expect(await keysOf(namesake)).toEqual(['approval', 'public', 'told']);
  expect(await told()).toEqual({ platform: 'telegram', kind: 'direct', address: '51' });
});

it('nothing of a space is erased when a part cannot be erased', async () => {
  const spaceId = await aSpaceLeft('telegram', '-1');
  const group = channel('telegram', '-1');
  const id = await aRequestIn(spaceId, group, group);
  await setup.pool.query(
    `alter table audit_log add constraint full_up check (action <> 'space.erase')`,
  );
  await expect(tidy()).rejects.toThrow('full_up');
  await setup.pool.query('alter table audit_log drop constraint full_up');
  expect(await keysOf(id)).toEqual(['approval', 'public', 'told']);
  expect(await tidy()).toBe(1);
});
