import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RequestId, SpaceId } from '../../../src/domain/id.ts';
import { aUser, newId } from '../../support/database-setup.ts';
import { cardAt, channel, direct, setUpSpaces } from '../../support/space-setup.ts';
import { waitUntil } from '../../support/wait-until.ts';

const [from, to, other] = ['-4100', '-100200', '-9'];
const group = (address: string) => channel('telegram', address);

let setup: Awaited<ReturnType<typeof setUpSpaces>>;

beforeAll(async () => {
  setup = await setUpSpaces();
});

beforeEach(() => setup.clear());
afterAll(() => setup.close());

const move = () => setup.botMembership.changeSpaceId('telegram', from, to);

/** A request made in a group, with a card of each role. */
function aRequestIn(spaceId: SpaceId, chat: string): Promise<RequestId> {
  return setup.aRequestIn(spaceId, group(chat), [
    cardAt(group(chat), '7', { role: 'public', key: 'public' }),
    cardAt(group(chat), '8', { role: 'private', key: 'private' }),
    cardAt(group(chat), null, { role: 'approval', key: `approval:telegram:${chat}:` }),
    cardAt(direct, '9', { role: 'notification', key: 'told' }),
  ]);
}

describe('a space that gets another chat ID', () => {
  it('keeps its ID and settings, which contain the new chat ID', async () => {
    const settings = {
      requestPlace: { ...group(from), topic: '3' },
      approvalPlaces: [group(from), group(other)],
      declineReasons: [`"address": "${from}"`],
    };
    const id = await setup.aSpace('telegram', from, settings);
    await setup.botMembership.setLeft('telegram', from, new Date());
    await move();
    expect(await setup.spaces.find(id)).toMatchObject({
      platformSpaceId: to,
      settings: {
        ...settings,
        requestPlace: { ...group(to), topic: '3' },
        approvalPlaces: [group(to), group(other)],
      },
    });
    expect(await setup.prisma.space.findMany()).toMatchObject([{ id, leftAt: null }]);
  });

  it('keeps its requests, cards, and subscriptions, and changes no others', async () => {
    const requestId = await aRequestIn(await setup.aSpace('telegram', from), from);
    const otherId = await aRequestIn(await setup.aSpace('telegram', other), other);
    const mine = await setup.aSubscription(group(from));
    const others = [await setup.aSubscription(group(other)), await setup.aSubscription(direct)];
    await move();
    expect((await setup.requestRepository.find(requestId))?.origin).toEqual(group(to));
    expect((await setup.requestRepository.find(otherId))?.origin).toEqual(group(other));
    expect(await mine()).toEqual(group(to));
    expect(await Promise.all(others.map((read) => read()))).toEqual([group(other), direct]);
    expect(await setup.cardsOf(otherId)).toEqual({
      [`approval:telegram:${other}:`]: [other, null],
      public: [other, '7'],
      private: [other, '8'],
      told: ['5', '9'],
    });
  });

  it('gets no second weekly digest', async () => {
    const beganAt = new Date('2026-11-23T00:00:00Z');
    const keys = [`telegram:${from}:`, `telegram:${from}:3`, `telegram:${other}:`];
    for (const key of keys) {
      await setup.prisma.jobInterval.create({ data: { kind: 'weekly-digest', key, beganAt } });
    }
    await setup.aSpace('telegram', from);
    await move();
    const rows = await setup.prisma.jobInterval.findMany({ orderBy: { key: 'asc' } });
    expect(rows.map(({ key }) => key)).toEqual([
      `telegram:${to}:`,
      `telegram:${to}:3`,
      `telegram:${other}:`,
    ]);
    await setup.prisma.jobInterval.deleteMany();
  });

  it('posts its public card again in the new chat, but not the reply', async () => {
    const requestId = await aRequestIn(await setup.aSpace('telegram', from), from);
    await move();
    expect(await setup.cardsOf(requestId)).toEqual({
      [`approval:telegram:${to}:`]: [to, null],
      public: [to, null],
      told: ['5', '9'],
    });
  });

  it('does not post an approval card twice', async () => {
    const requestId = await aRequestIn(await setup.aSpace('telegram', from), from);
    const again = { role: 'approval', key: `approval:telegram:${to}:` } as const;
    await setup.cards.create(requestId, [cardAt(group(to), '1', again)], []);
    await move();
    expect(await setup.cardsOf(requestId)).toMatchObject({
      [`approval:telegram:${from}:`]: [to, null],
      [`approval:telegram:${to}:`]: [to, '1'],
    });
  });

  it('is merged with a space that has the new chat ID, whose settings win', async () => {
    const id = await setup.aSpace('telegram', from, { publicCards: false, reminderHours: 3 });
    const quick = await setup.aSpace('telegram', to, { reminderHours: 5 });
    const requestId = await aRequestIn(quick, to);
    await setup.setUp(quick, { reminderHours: 5 });
    await move();
    expect(await setup.prisma.space.findMany()).toMatchObject([
      { id, platformSpaceId: to, settings: { publicCards: false, reminderHours: 5 } },
    ]);
    expect((await setup.requestRepository.find(requestId))?.spaceId).toBe(id);
    expect(await setup.prisma.auditLog.findMany()).toMatchObject([{ subjectId: id }]);
  });

  it.each([
    ['old', [4, null], 4],
    ['new', [null, 3], 3],
    ['old and the new', [4, 3], 3],
  ] as const)('keeps the rule about votes that was set in the %s chat', async (_, votes, kept) => {
    const ids = [await setup.aSpace('telegram', from), await setup.aSpace('telegram', to)] as const;
    for (const [index, spaceId] of ids.entries()) {
      const count = votes[index];
      if (!count) continue;
      const { serviceId } = setup;
      const userId = await aUser(setup);
      await setup.prisma.voteRule.create({
        data: { spaceId, serviceId, userId, votes: count, since: new Date() },
      });
    }
    await move();
    expect(await setup.prisma.voteRule.findMany()).toMatchObject([
      { spaceId: ids[0], votes: kept },
    ]);
    await setup.prisma.voteRule.deleteMany();
  });

  it('moves once, even if the move is reported repeatedly', async () => {
    const requestId = await aRequestIn(await setup.aSpace('telegram', from), from);
    await Promise.all([move(), setup.spaces.findOrCreate('telegram', to, 'Club'), move(), move()]);
    const space = await setup.spaces.findOrCreate('telegram', to, 'Club');
    await move();
    expect(await setup.prisma.space.count()).toBe(1);
    expect((await setup.requestRepository.find(requestId))?.spaceId).toBe(space.id);
  });

  it('waits for a concurrent change under the new chat ID', async () => {
    const id = await setup.aSpace('telegram', from, { publicCards: false });
    const visitor = await setup.pool.connect();
    await visitor.query('begin');
    const row = [newId(), to, { reminderHours: 5 }];
    await visitor.query(
      `insert into space (id, platform, platform_space_id, name, settings)
       values ($1, 'telegram', $2, 'Club', $3)`,
      row,
    );
    const moving = move();
    await waitUntil(async () => {
      const { rowCount } = await setup.pool.query(
        `select from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rowCount !== 0;
    }, 'the move to wait');
    await visitor.query('commit');
    visitor.release();
    await moving;
    expect(await setup.prisma.space.findMany()).toMatchObject([
      { id, platformSpaceId: to, settings: { publicCards: false, reminderHours: 5 } },
    ]);
  });
});

it('a group without a space moves too, because the settings may contain it', async () => {
  const requestId = await aRequestIn(await setup.aSpace('telegram', other), from);
  await move();
  expect(await setup.cardsOf(requestId)).toMatchObject({ public: [to, null], told: ['5', '9'] });
});
