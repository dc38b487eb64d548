import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RequestId, SpaceId } from '../../src/core/id.ts';
import type { Place } from '../../src/core/place.ts';
import { createAudit } from '../../src/store/audit.ts';
import { createCards } from '../../src/store/cards.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { createPeople } from '../../src/store/people.ts';
import { createPresence } from '../../src/store/presence.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { aCard, anEntry, aRequest, aUser, newId, openStage } from './stage.ts';

const [from, to] = ['-4100', '-100200'];

let stage: Awaited<ReturnType<typeof openStage>>;
let tools: ReturnType<typeof toolsOf>;

beforeAll(async () => {
  stage = await openStage();
  tools = toolsOf(stage);
});

beforeEach(async () => {
  await stage.prisma.mediaRequest.deleteMany();
  await stage.prisma.space.deleteMany();
  await stage.prisma.auditLog.deleteMany();
});

afterAll(() => stage.close());

function toolsOf({ pool, prisma, sender: jobSender }: typeof stage) {
  return {
    people: createPeople({ pool, prisma }),
    presence: createPresence({ pool }),
    ledger: createLedger({ pool, jobSender, newId }),
    cards: createCards({ pool, jobSender }),
    subscriptions: createSubscriptions({ pool, prisma, newId }),
    audit: createAudit({ prisma }),
  };
}

const move = () => tools.presence.move('telegram', from, to);
const channel = (address: string): Place => ({ platform: 'telegram', kind: 'channel', address });
const direct: Place = { platform: 'telegram', kind: 'direct', address: '5' };

async function aSpace(id: string, settings: object = {}): Promise<SpaceId> {
  const space = await tools.people.enter('telegram', id, 'Club');
  await stage.prisma.space.update({ where: { id: space.id }, data: { settings: { ...settings } } });
  return space.id;
}

async function setUp(space: SpaceId, after: Readonly<Record<string, unknown>>): Promise<void> {
  await tools.audit.add({
    userId: null,
    actor: 'Ada',
    door: 'telegram',
    action: 'space.setup',
    subjectKind: 'space',
    subjectId: space,
    after,
  });
}

/** A request made in a group, with a card of each role. */
async function aRequestIn(spaceId: SpaceId, chat: string) {
  const card = (role: 'public' | 'private' | 'approval', key: string, messageId: string | null) =>
    aCard({ role, key, message: { place: channel(chat), messageId } });
  const request = aRequest(stage.serviceId, { spaceId, origin: channel(chat) });
  const approval = card('approval', `approval:telegram:${chat}:`, null);
  const posted = [card('public', 'public', '7'), card('private', 'private', '8')];
  const told = aCard({ role: 'notice', key: 'told', message: { place: direct, messageId: '9' } });
  await tools.ledger.record(anEntry(request, { cards: [...posted, approval, told], jobs: [] }));
  return request.id;
}

/** The cards of a request, each as its key, where it stands and as which message. */
async function cardsOf(id: RequestId): Promise<Record<string, readonly (string | null)[]>> {
  const cards = await tools.cards.ofRequest(id);
  return Object.fromEntries(
    cards.map(({ key, message }) => [key, [message.place.address, message.messageId]]),
  );
}

async function aSubscription(place: Place) {
  const userId = await aUser(stage);
  const key = { mediaType: 'movie', tmdbId: 603 } as const;
  await tools.subscriptions.add({
    userId,
    serviceId: stage.serviceId,
    key,
    is4k: false,
    seasons: [],
    title: 'The Matrix',
    place,
  });
  return async () =>
    (await stage.prisma.subscription.findFirstOrThrow({ where: { userId } })).place;
}

describe('a space that moves', () => {
  it('keeps its id and settings, which name the new chat', async () => {
    const settings = {
      requestPlace: { ...channel(from), topic: '3' },
      approvalPlaces: [channel(from), channel('-9')],
      declineReasons: [`"address": "${from}"`],
    };
    const id = await aSpace(from, settings);
    await tools.presence.setLeft('telegram', from, new Date());
    await move();
    expect(await tools.people.enter('telegram', to, 'Club')).toMatchObject({
      id,
      settings: {
        ...settings,
        requestPlace: { ...channel(to), topic: '3' },
        approvalPlaces: [channel(to), channel('-9')],
      },
    });
    expect(await stage.prisma.space.findMany()).toMatchObject([{ id, leftAt: null }]);
  });

  it('takes its requests, cards and subscriptions along, and nobody else’s', async () => {
    const requestId = await aRequestIn(await aSpace(from), from);
    const otherId = await aRequestIn(await aSpace('-9'), '-9');
    const mine = await aSubscription(channel(from));
    const others = [await aSubscription(channel('-9')), await aSubscription(direct)];
    await move();
    expect((await tools.ledger.find(requestId))?.origin).toEqual(channel(to));
    expect((await tools.ledger.find(otherId))?.origin).toEqual(channel('-9'));
    expect(await mine()).toEqual(channel(to));
    expect(await Promise.all(others.map((read) => read()))).toEqual([channel('-9'), direct]);
    expect(await cardsOf(otherId)).toEqual({
      'approval:telegram:-9:': ['-9', null],
      public: ['-9', '7'],
      private: ['-9', '8'],
      told: ['5', '9'],
    });
  });

  it('leaves what was posted behind: the live card is posted anew, the answer is not', async () => {
    const requestId = await aRequestIn(await aSpace(from), from);
    await move();
    expect(await cardsOf(requestId)).toEqual({
      [`approval:telegram:${to}:`]: [to, null],
      public: [to, null],
      told: ['5', '9'],
    });
  });

  it('does not ask the approvers twice who were asked under the new id already', async () => {
    const requestId = await aRequestIn(await aSpace(from), from);
    const again = aCard({ role: 'approval', key: `approval:telegram:${to}:` });
    await tools.cards.add(requestId, [again], []);
    await move();
    const keys = Object.keys(await cardsOf(requestId));
    expect(keys).toContain(`approval:telegram:${from}:`);
    expect(keys).toContain(`approval:telegram:${to}:`);
  });

  it('becomes one with what was met under the new id before; what was set there counts', async () => {
    const id = await aSpace(from, { publicCards: false, reminderHours: 3 });
    const quick = await aSpace(to, { reminderHours: 5 });
    const requestId = await aRequestIn(quick, to);
    await setUp(quick, { reminderHours: 5 });
    await move();
    const spaces = await stage.prisma.space.findMany();
    expect(spaces).toMatchObject([
      { id, platformSpaceId: to, settings: { publicCards: false, reminderHours: 5 } },
    ]);
    expect((await tools.ledger.find(requestId))?.spaceId).toBe(id);
    expect(await stage.prisma.auditLog.findMany()).toMatchObject([{ subjectId: id }]);
  });

  it('moves once, however often and wherever it is told', async () => {
    const id = await aSpace(from);
    const requestId = await aRequestIn(id, from);
    await Promise.all([move(), tools.people.enter('telegram', to, 'Club'), move(), move()]);
    const space = await tools.people.enter('telegram', to, 'Club');
    await move();
    expect(await stage.prisma.space.count()).toBe(1);
    expect((await tools.ledger.find(requestId))?.spaceId).toBe(space.id);
  });
});

it('a group without a space moves too: the operator’s places name it', async () => {
  const requestId = await aRequestIn(await aSpace('-9'), from);
  await move();
  expect(await cardsOf(requestId)).toMatchObject({ public: [to, null], told: ['5', '9'] });
});
