import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RequestId, SpaceId } from '../../../src/domain/id.ts';
import { newId } from '../../support/database-setup.ts';
import { cardAt, channel, direct, setUpSpaces } from '../../support/space-setup.ts';
import { waitUntil } from '../../support/wait-until.ts';

const [from, to, other] = ['-4100', '-100200', '-9'];
const group = (address: string) => channel('telegram', address);

let stage: Awaited<ReturnType<typeof setUpSpaces>>;

beforeAll(async () => {
  stage = await setUpSpaces();
});

beforeEach(() => stage.clear());
afterAll(() => stage.close());

const move = () => stage.presence.changeSpaceId('telegram', from, to);

/** A request made in a group, with a card of each role. */
function aRequestIn(spaceId: SpaceId, chat: string): Promise<RequestId> {
  return stage.aRequestIn(spaceId, group(chat), [
    cardAt(group(chat), '7', { role: 'public', key: 'public' }),
    cardAt(group(chat), '8', { role: 'private', key: 'private' }),
    cardAt(group(chat), null, { role: 'approval', key: `approval:telegram:${chat}:` }),
    cardAt(direct, '9', { role: 'notification', key: 'told' }),
  ]);
}

describe('a space that moves', () => {
  it('keeps its id and settings, which name the new chat', async () => {
    const settings = {
      requestPlace: { ...group(from), topic: '3' },
      approvalPlaces: [group(from), group(other)],
      declineReasons: [`"address": "${from}"`],
    };
    const id = await stage.aSpace('telegram', from, settings);
    await stage.presence.setLeft('telegram', from, new Date());
    await move();
    expect(await stage.people.findSpace(id)).toMatchObject({
      platformSpaceId: to,
      settings: {
        ...settings,
        requestPlace: { ...group(to), topic: '3' },
        approvalPlaces: [group(to), group(other)],
      },
    });
    expect(await stage.prisma.space.findMany()).toMatchObject([{ id, leftAt: null }]);
  });

  it('takes its requests, cards and subscriptions along, and nobody else’s', async () => {
    const requestId = await aRequestIn(await stage.aSpace('telegram', from), from);
    const otherId = await aRequestIn(await stage.aSpace('telegram', other), other);
    const mine = await stage.aSubscription(group(from));
    const others = [await stage.aSubscription(group(other)), await stage.aSubscription(direct)];
    await move();
    expect((await stage.ledger.find(requestId))?.origin).toEqual(group(to));
    expect((await stage.ledger.find(otherId))?.origin).toEqual(group(other));
    expect(await mine()).toEqual(group(to));
    expect(await Promise.all(others.map((read) => read()))).toEqual([group(other), direct]);
    expect(await stage.cardsOf(otherId)).toEqual({
      [`approval:telegram:${other}:`]: [other, null],
      public: [other, '7'],
      private: [other, '8'],
      told: ['5', '9'],
    });
  });

  it('leaves what was posted behind: the live card is posted anew, the answer is not', async () => {
    const requestId = await aRequestIn(await stage.aSpace('telegram', from), from);
    await move();
    expect(await stage.cardsOf(requestId)).toEqual({
      [`approval:telegram:${to}:`]: [to, null],
      public: [to, null],
      told: ['5', '9'],
    });
  });

  it('does not ask the approvers twice who were asked under the new id already', async () => {
    const requestId = await aRequestIn(await stage.aSpace('telegram', from), from);
    const again = { role: 'approval', key: `approval:telegram:${to}:` } as const;
    await stage.cards.create(requestId, [cardAt(group(to), '1', again)], []);
    await move();
    expect(await stage.cardsOf(requestId)).toMatchObject({
      [`approval:telegram:${from}:`]: [to, null],
      [`approval:telegram:${to}:`]: [to, '1'],
    });
  });

  it('becomes one with what was met under the new id before; what was set there counts', async () => {
    const id = await stage.aSpace('telegram', from, { publicCards: false, reminderHours: 3 });
    const quick = await stage.aSpace('telegram', to, { reminderHours: 5 });
    const requestId = await aRequestIn(quick, to);
    await stage.setUp(quick, { reminderHours: 5 });
    await move();
    expect(await stage.prisma.space.findMany()).toMatchObject([
      { id, platformSpaceId: to, settings: { publicCards: false, reminderHours: 5 } },
    ]);
    expect((await stage.ledger.find(requestId))?.spaceId).toBe(id);
    expect(await stage.prisma.auditLog.findMany()).toMatchObject([{ subjectId: id }]);
  });

  it('moves once, however often and wherever it is told', async () => {
    const requestId = await aRequestIn(await stage.aSpace('telegram', from), from);
    await Promise.all([
      move(),
      stage.people.findOrCreateSpace('telegram', to, 'Club'),
      move(),
      move(),
    ]);
    const space = await stage.people.findOrCreateSpace('telegram', to, 'Club');
    await move();
    expect(await stage.prisma.space.count()).toBe(1);
    expect((await stage.ledger.find(requestId))?.spaceId).toBe(space.id);
  });

  it('waits for whoever enters it under its new id at this moment', async () => {
    const id = await stage.aSpace('telegram', from, { publicCards: false });
    const visitor = await stage.pool.connect();
    await visitor.query('begin');
    const row = [newId(), to, { reminderHours: 5 }];
    await visitor.query(
      `insert into space (id, platform, platform_space_id, name, settings)
       values ($1, 'telegram', $2, 'Club', $3)`,
      row,
    );
    const moving = move();
    await waitUntil(async () => {
      const { rowCount } = await stage.pool.query(
        `select from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rowCount !== 0;
    }, 'the move to wait');
    await visitor.query('commit');
    visitor.release();
    await moving;
    expect(await stage.prisma.space.findMany()).toMatchObject([
      { id, platformSpaceId: to, settings: { publicCards: false, reminderHours: 5 } },
    ]);
  });
});

it('a group without a space moves too: the operator’s places may name it', async () => {
  const requestId = await aRequestIn(await stage.aSpace('telegram', other), from);
  await move();
  expect(await stage.cardsOf(requestId)).toMatchObject({ public: [to, null], told: ['5', '9'] });
});
