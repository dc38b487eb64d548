import { describe, expect, it } from 'vitest';
import { check } from '../../bench/storm/check.ts';
import type { DatabaseState } from '../../bench/storm/database-state.ts';
import type { FakesObservation } from '../../bench/storm/fakes-protocol.ts';
import { isFailure, toTable } from '../../bench/storm/finding.ts';
import { t } from '../../support/text.ts';

type World = FakesObservation & DatabaseState;
type Row = DatabaseState['requests'][number];
type Card = DatabaseState['cards'][number];
type Message = FakesObservation['messages'][number];
type Job = DatabaseState['jobs'][number];

const aRow = (parts: Partial<Row> = {}): Row => ({
  id: 'request-1',
  draftId: 'draft-1',
  userId: 'user-1',
  tmdbId: 10,
  state: 'pending',
  cause: null,
  decision: null,
  remoteId: 7,
  remoteUserId: 2,
  source: 'discord',
  version: 3,
  ...parts,
});

const aCard = (parts: Partial<Card> = {}): Card => ({
  id: 'card-1',
  requestId: 'request-1',
  role: 'approval',
  key: 'approval:discord:500:',
  platform: 'discord',
  placeKind: 'channel',
  address: '500',
  messageId: '900',
  shownVersion: 3,
  lostReason: null,
  ...parts,
});

const aMessage = (parts: Partial<Message> = {}): Message => ({
  platform: 'discord',
  chat: '500',
  messageId: '900',
  text: 'Approve Movie 10 (2020)? Pending approval',
  buttons: ['approve:xyz', 'decline:xyz'],
  tokens: [],
  isUnprompted: true,
  ...parts,
});

const aJob = (parts: Partial<Job> = {}): Job => ({
  id: 'job-1',
  name: 'reconcile',
  state: 'created',
  overdueSeconds: -3,
  detail: '',
  ...parts,
});

/** One request that is pending everywhere, with its approval card. */
const aWorld = (parts: Partial<World> = {}): World => ({
  promises: [{ kind: 'request', draftId: 'draft-1', tmdbId: 10, person: 'Ada' }],
  remoteRequests: [{ remoteId: 7, tmdbId: 10, userId: 2, status: 1 }],
  messages: [aMessage()],
  acts: {},
  crashes: [],
  requests: [aRow()],
  repeats: [],
  cards: [aCard()],
  subscriptions: [],
  votes: [],
  votesNeeded: 2,
  jobs: [aJob()],
  ...parts,
});

const find = (parts: Partial<World>) => {
  const world = aWorld(parts);
  return check(world, world).map(({ kind, what }) => `${kind}: ${what}`);
};

const decision = { requestId: 'request-1', person: 'Ada' } as const;
const aVote = (remoteUserId: number): World['votes'][number] => ({
  requestId: 'request-1',
  platformUserId: `${remoteUserId}`,
  remoteUserId,
  isLater: true,
});
const byVotes = { kind: 'approve', name: 'Ada', votes: 2 } as const;
const declined: Partial<World> = {
  requests: [aRow({ state: 'declined' })],
  cards: [],
  messages: [],
};

const available: Partial<World> = {
  requests: [aRow({ state: 'available' })],
  cards: [
    aCard({ role: 'private', messageId: '901' }),
    aCard({ role: 'notification', messageId: '902', key: 'notification:available:user-1' }),
  ],
  messages: ['901', '902'].map((messageId) =>
    aMessage({ messageId, text: t('state-available'), buttons: [] }),
  ),
};

describe('the comparison after a storm', () => {
  it('finds nothing if everything agrees', () => {
    expect(find({})).toEqual([]);
  });

  it('accepts a pending request for a title that has arrived for somebody else', () => {
    const remoteRequests = [
      { remoteId: 6, tmdbId: 10, userId: 3, status: 5 },
      { remoteId: 7, tmdbId: 10, userId: 2, status: 1 },
    ];
    expect(find({ ...available, remoteRequests })).toEqual([]);
  });

  it('accepts that a press was answered with a request that the person had already', () => {
    const promises: World['promises'] = [
      { kind: 'request', draftId: 'draft-2', tmdbId: 10, person: 'Ada' },
    ];
    const repeats = [{ draftId: 'draft-2', requestId: 'request-1' }];
    expect(find({ promises, repeats })).toEqual([]);
    expect(find({ promises })).toEqual(['lost: a request']);
  });

  it.each<[string, Partial<World>, string[]]>([
    [
      'a promised request that is not in PostgreSQL',
      { requests: [], cards: [], messages: [] },
      ['lost: a request'],
    ],
    [
      'a request that is not on the server',
      { remoteRequests: [] },
      ['lost: pending, but not on the server'],
    ],
    [
      'a request in another state than on the server',
      { remoteRequests: [{ remoteId: 7, tmdbId: 10, userId: 2, status: 2 }] },
      ['lost: pending, but status 2 on the server'],
    ],
    [
      'a request that shows as available although the title has not arrived',
      { ...available, remoteRequests: [{ remoteId: 7, tmdbId: 10, userId: 2, status: 1 }] },
      ['lost: available, but status 1 on the server'],
    ],
    [
      'a request that was never submitted',
      { requests: [aRow({ state: 'queued', remoteId: null })], cards: [], messages: [] },
      ['lost: not submitted (null)'],
    ],
    [
      'a request that was refused because it was there already',
      {
        requests: [aRow({ state: 'failed', remoteId: null, cause: 'already-requested' })],
        cards: [],
        messages: [],
      },
      ['lost: refused because of itself'],
    ],
    [
      'a decision that did not arrive',
      { promises: [{ kind: 'decision', decision: 'approve', ...decision }] },
      ['lost: a decision (approve)'],
    ],
    [
      'a cancellation that was forgotten',
      { promises: [{ kind: 'cancel', ...decision }] },
      ['lost: a cancellation'],
    ],
    [
      'a vote that was forgotten',
      { promises: [{ kind: 'vote', platformUserId: '3', ...decision }] },
      ['lost: a vote'],
    ],
    [
      'a rule of votes that was forgotten',
      { promises: [{ kind: 'vote-rule', person: 'Ada' }], votesNeeded: null },
      ['lost: a rule of votes'],
    ],
    [
      'a pending request with enough votes',
      { votes: [aVote(3), aVote(4)] },
      ['lost: an approval by votes'],
    ],
    [
      'a request that was approved with votes that are not there',
      {
        requests: [aRow({ state: 'approved', decision: byVotes })],
        remoteRequests: [{ remoteId: 7, tmdbId: 10, userId: 2, status: 2 }],
        votes: [aVote(3)],
        cards: [],
        messages: [],
      },
      ['lost: votes that have decided'],
    ],
    [
      'a subscription that was forgotten',
      {
        promises: [
          {
            kind: 'subscribe',
            tmdbId: 10,
            platform: 'telegram',
            platformUserId: '5',
            person: 'Bo',
          },
        ],
      },
      ['lost: a subscription'],
    ],
    [
      'a notification that nobody posted',
      { ...declined, remoteRequests: [{ remoteId: 7, tmdbId: 10, userId: 2, status: 3 }] },
      ['lost: a notification (declined)'],
    ],
    [
      'two requests of one person for one title on the server',
      {
        remoteRequests: [7, 8].map((remoteId) => ({ remoteId, tmdbId: 10, userId: 2, status: 1 })),
      },
      ['doubled: requests on the server'],
    ],
    [
      'a request of ours that was imported as a foreign one',
      { promises: [], requests: [aRow({ source: 'overseerr' })] },
      ['doubled: our own request imported as a foreign one'],
    ],
    [
      'a card that is behind its request',
      { cards: [aCard({ shownVersion: 2 })] },
      ['stale card: approval: version behind its request'],
    ],
    [
      'a message that shows another state than its request',
      { messages: [aMessage({ text: 'Movie 10 (2020) Approved' })] },
      ['stale card: approval: does not say "Pending approval"'],
    ],
    [
      'buttons that should be gone',
      { messages: [aMessage({ buttons: [] })] },
      ['stale card: approval: buttons of another state'],
    ],
    [
      'a message that no card knows',
      { messages: [aMessage(), aMessage({ messageId: '901' })] },
      ['doubled message on Discord: card'],
    ],
    [
      'a second notification on Telegram',
      {
        messages: [
          aMessage(),
          aMessage({
            platform: 'telegram',
            text: t('notification-available', { title: 'Movie 10 (2020)' }),
            isUnprompted: null,
          }),
        ],
      },
      ['doubled message on Telegram: notification (available)'],
    ],
    [
      'a job that nobody does',
      { jobs: [aJob({ name: 'update-cards' }), aJob({ id: 'job-2', overdueSeconds: 60 })] },
      ['stuck job: update-cards (created)', 'stuck job: reconcile (created)'],
    ],
    [
      'a job that was given up',
      { jobs: [aJob({ name: 'dead', overdueSeconds: 60 })] },
      ['stuck job: given up'],
    ],
  ])('finds %s', (_, parts, expected) => {
    expect(find(parts)).toEqual(expected);
  });

  it('accepts votes of one account, from before the rule, without a rule, and after a refusal', () => {
    const enough = [aVote(3), aVote(4)];
    expect(find({ votes: [aVote(3), { ...aVote(3), platformUserId: '4' }] })).toEqual([]);
    expect(find({ votes: enough.map((vote) => ({ ...vote, isLater: false })) })).toEqual([]);
    expect(find({ votes: enough, votesNeeded: null })).toEqual([]);
    const refused = [aRow({ cause: 'overseerr-failed' })];
    expect(find({ votes: enough, requests: refused })).toEqual([]);
  });

  it('accepts a message that answers a user, and a reply that can no longer be edited', () => {
    const messages = [aMessage(), aMessage({ messageId: '901', isUnprompted: false })];
    const cards = [aCard(), aCard({ id: 'card-2', messageId: null, lostReason: 'reply-expired' })];
    expect(find({ messages, cards })).toEqual([]);
  });

  it('finds the message of a reply by the token of its interaction', () => {
    const cards = [
      aCard({ role: 'private', placeKind: 'reply', address: '100:token.a', messageId: null }),
    ];
    const messages = [aMessage({ text: 'Movie 10 Approved', tokens: ['token.a'] })];
    expect(find({ cards, messages })).toEqual([
      'stale card: private: does not say "Pending approval"',
    ]);
  });

  it('fails for everything except duplicate messages on Telegram', () => {
    const telegram = { kind: 'doubled message on Telegram', what: 'x', ids: '' } as const;
    expect(isFailure(telegram)).toBe(false);
    expect(isFailure({ kind: 'stuck job', what: 'x', ids: '' })).toBe(true);
    expect(toTable([telegram])).toContain('| doubled message on Telegram | 1 | x: 1 |');
  });
});
