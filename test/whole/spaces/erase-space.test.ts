import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCleanup } from '../../../src/database/cleanup.ts';
import { eraseSpace } from '../../../src/database/spaces/erase-space.ts';
import type { RequestId, SpaceId } from '../../../src/domain/id.ts';
import type { Place, Platform } from '../../../src/domain/place.ts';
import { cardAt, channel, direct, setUpSpaces } from '../../support/space-setup.ts';

const leftAt = new Date('2026-03-01T12:00:00.000Z');
const daysAfter = (days: number, ms: number) => new Date(leftAt.getTime() + days * 86_400_000 + ms);

let stage: Awaited<ReturnType<typeof setUpSpaces>>;

beforeAll(async () => {
  stage = await setUpSpaces();
});

beforeEach(() => stage.clear());
afterAll(() => stage.close());

async function tidy(now: Date = daysAfter(30, 1), forgetAfterDays = 30): Promise<number> {
  return (await createCleanup({ ...stage, clock: () => now, forgetAfterDays })()).spaces;
}

async function aSpaceLeft(platform: Platform, id: string, settings = {}): Promise<SpaceId> {
  const space = await stage.aSpace(platform, id, settings);
  await stage.presence.setLeft(platform, id, leftAt);
  return space;
}

/** A request made in a channel; its approval card stands on a desk, its notice where `told` says. */
function aRequestIn(spaceId: SpaceId, origin: Place, desk: Place, told = direct) {
  return stage.aRequestIn(spaceId, origin, [
    cardAt(origin, '7', { role: 'public', key: 'public' }),
    cardAt(desk, '8', { role: 'approval', key: 'approval' }),
    cardAt(told, '9', { role: 'notification', key: 'told' }),
  ]);
}

async function keysOf(id: RequestId): Promise<string[]> {
  return Object.keys(await stage.cardsOf(id)).sort();
}

describe('a space that was left', () => {
  it.each([
    ['is kept for exactly as long as it is to be remembered', daysAfter(30, 0), 30, 0],
    ['is forgotten after that', daysAfter(30, 1), 30, 1],
    ['is forgotten at once when nothing is to be remembered', daysAfter(0, 1), 0, 1],
  ])('%s', async (_, now, days, forgotten) => {
    await aSpaceLeft('discord', 'guild');
    expect(await tidy(now, days)).toBe(forgotten);
    expect(await stage.prisma.space.count()).toBe(1 - forgotten);
  });

  it('and came back is not forgotten', async () => {
    const id = await aSpaceLeft('discord', 'guild', { publicCards: false });
    await stage.presence.setLeft('discord', 'guild', null);
    expect(await tidy()).toBe(0);
    expect((await stage.people.findSpace(id))?.settings).toEqual({ publicCards: false });
  });

  it('and came back, or was left anew, since it was looked at is not forgotten', async () => {
    const id = await aSpaceLeft('discord', 'guild');
    const erase = (leftBefore: Date) =>
      stage.kysely
        .transaction()
        .execute((transaction) => eraseSpace(transaction, { id, leftBefore }));
    expect(await erase(leftAt)).toBe(false);
    await stage.presence.setLeft('discord', 'guild', null);
    expect(await erase(daysAfter(30, 0))).toBe(false);
    expect(await stage.prisma.space.count()).toBe(1);
  });

  it('is met anew, without settings, when it comes back too late', async () => {
    const id = await aSpaceLeft('telegram', '-1', { publicCards: false });
    await tidy();
    const space = await stage.people.findOrCreateSpace('telegram', '-1', 'Club');
    expect(space.settings).toEqual({});
    expect(space.id).not.toBe(id);
  });

  it('is forgotten once, however many do it at once', async () => {
    await aSpaceLeft('discord', 'one');
    await aSpaceLeft('discord', 'two');
    const counts = await Promise.all([tidy(), tidy(), tidy()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(2);
    expect(await stage.prisma.auditLog.count()).toBe(2);
    expect(await tidy()).toBe(0);
  });
});

describe('what is forgotten of a Discord server', () => {
  const wishes = channel('discord', '111');
  const desk = channel('discord', '112');
  const asked = channel('discord', '113');
  const elsewhere = channel('discord', '999');
  const settings = { requestPlace: wishes, approvalPlaces: [desk] };

  it('are the cards in its channels, also those about requests made elsewhere', async () => {
    const spaceId = await aSpaceLeft('discord', 'guild', settings);
    const inside = await aRequestIn(spaceId, asked, desk, asked);
    const other = await stage.aSpace('discord', 'other');
    const told = await aRequestIn(other, elsewhere, elsewhere, wishes);
    await tidy();
    expect(await keysOf(inside)).toEqual([]);
    expect(await keysOf(told)).toEqual(['approval', 'public']);
  });

  it('are not the cards that stand elsewhere: on the desk of the operator, in private', async () => {
    const spaceId = await aSpaceLeft('discord', 'guild', settings);
    // Once it is posted, a direct message of Discord stands in a channel.
    const id = await aRequestIn(spaceId, asked, elsewhere, channel('discord', '998'));
    await tidy();
    expect(await keysOf(id)).toEqual(['approval', 'told']);
  });

  it('is where a request came from, not the request', async () => {
    const id = await aRequestIn(await aSpaceLeft('discord', 'guild'), asked, desk);
    const before = await stage.ledger.find(id);
    await tidy();
    expect(await stage.ledger.find(id)).toEqual({ ...before, spaceId: null, origin: null });
  });

  it('is where somebody wants to be told: they are in person, on the same platform if they can', async () => {
    await aRequestIn(await aSpaceLeft('discord', 'guild', settings), asked, desk);
    const both = await stage.aSubscription(asked, [
      ['telegram', '51'],
      ['discord', '61'],
    ]);
    const one = await stage.aSubscription(wishes, [['telegram', '52']]);
    const nobody = await stage.aSubscription(desk);
    const other = await stage.aSubscription(elsewhere, [['discord', '62']]);
    await tidy();
    expect(await both()).toEqual({ platform: 'discord', kind: 'direct', address: '61' });
    expect(await one()).toEqual({ platform: 'telegram', kind: 'direct', address: '52' });
    expect(await nobody()).toBeNull();
    expect(await other()).toEqual(elsewhere);
  });

  it('is what the audit log says of it, and that is written there', async () => {
    const spaceId = await aSpaceLeft('discord', 'guild');
    const other = await stage.aSpace('discord', 'other');
    for (const id of [spaceId, other]) await stage.setUp(id, { publicCards: false });
    await tidy();
    const lines = await stage.prisma.auditLog.findMany({ orderBy: { id: 'asc' } });
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

it('of a Telegram group all cards are forgotten, known or not by a request', async () => {
  const group = channel('telegram', '-1');
  const desk = channel('telegram', '-2');
  await aSpaceLeft('telegram', '-1');
  const other = await stage.aSpace('telegram', '-2');
  const id = await aRequestIn(other, desk, desk, group);
  const namesake = await aRequestIn(other, desk, desk, channel('web', '-1'));
  const told = await stage.aSubscription(group, [['telegram', '51']]);
  await tidy();
  expect(await keysOf(id)).toEqual(['approval', 'public']);
  expect(await keysOf(namesake)).toEqual(['approval', 'public', 'told']);
  expect(await told()).toEqual({ platform: 'telegram', kind: 'direct', address: '51' });
});

it('nothing of a space is forgotten when not all of it can be', async () => {
  const spaceId = await aSpaceLeft('telegram', '-1');
  const group = channel('telegram', '-1');
  const id = await aRequestIn(spaceId, group, group);
  await stage.pool.query(
    `alter table audit_log add constraint full_up check (action <> 'space.erase')`,
  );
  await expect(tidy()).rejects.toThrow('full_up');
  await stage.pool.query('alter table audit_log drop constraint full_up');
  expect(await keysOf(id)).toEqual(['approval', 'public', 'told']);
  expect(await tidy()).toBe(1);
});
