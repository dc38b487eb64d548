import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { PublishedCard } from '../../../../src/ports/notifications/card-publisher.ts';
import {
  createCardPosting,
  wasPosted,
} from '../../../../src/usecases/notifications/card-posting.ts';
import { anId } from '../../../support/factories.ts';

const now = new Date('2026-11-23T12:00:00Z');
const place = { platform: 'discord', kind: 'direct', address: '1' } as const;
const card = {
  id: anId<'card'>(),
  role: 'card',
  message: { place, messageId: null },
  shownVersion: 0,
};

let marks: unknown[];
let closed: unknown[];
let later: unknown[];
let isKnown: boolean;
const posting = createCardPosting<typeof card>({
  cards: {
    async markShown({ id, shownVersion }, version, { messageId }) {
      expect([id, shownVersion]).toEqual([card.id, card.shownVersion]);
      marks.push([version, messageId]);
      return isKnown;
    },
    markLost: async (_, reason) => void marks.push(reason),
  },
  updateLater: async ({ id }) => void later.push(id),
  users: { setDirectMessagesClosed: async (account) => void closed.push(account) },
  retry: (work) => work(),
  clock: () => now,
  log: { debug() {}, info() {}, warn() {}, error() {} },
});
beforeEach(() => {
  marks = [];
  closed = [];
  later = [];
  isKnown = true;
});

describe('posting a card', () => {
  it('records its message', async () => {
    const publish = async (): Promise<PublishedCard> => ({ place, messageId: 'm' });
    expect(await posting.post(card, 3, publish)).toBeNull();
    expect(marks).toEqual([[3, 'm']]);
    expect(later).toEqual([]);
  });

  it('has it updated once more if somebody else has edited it meanwhile', async () => {
    isKnown = false;
    const publish = async (): Promise<PublishedCard> => ({ place, messageId: 'm' });
    await posting.post(card, 3, publish);
    await posting.postAgain(card, publish);
    expect(later).toEqual([card.id, card.id]);
  });

  it('edits a message that an earlier attempt had posted', async () => {
    const seen: unknown[] = [];
    const publish = async ({ message }: typeof card): Promise<PublishedCard> => {
      seen.push(message.messageId);
      return seen.length === 1
        ? { place, messageId: 'm', isOutdated: true }
        : { place, messageId: 'm' };
    };
    await posting.post(card, 3, publish);
    expect(seen).toEqual([null, 'm']);
    expect(marks).toEqual([
      [0, 'm'],
      [3, 'm'],
    ]);
  });

  it('gives up what cannot be posted, and remembers closed direct messages', async () => {
    const lost = await posting.post(card, 3, async () => {
      throw new AppError('direct-messages-closed');
    });
    expect(lost?.code).toBe('direct-messages-closed');
    expect(marks).toEqual(['direct-messages-closed']);
    expect(closed).toEqual([{ platform: 'discord', platformUserId: '1' }]);
  });

  it('throws what passes by itself, and bugs', async () => {
    const failing = (error: Error) =>
      posting.post(card, 3, async () => {
        throw error;
      });
    await expect(failing(new AppError('platform-unavailable'))).rejects.toThrow();
    await expect(failing(new Error('a bug'))).rejects.toThrow('a bug');
    expect(marks).toEqual([]);
  });

  it('is tried again when the chat got another ID, and the message stayed behind', async () => {
    const posted = posting.post(card, 3, async () => {
      throw new AppError('message-not-found', { detail: { movedTo: '-100200' } });
    });
    await expect(posted).rejects.toMatchObject({ code: 'platform-unavailable' });
    expect(marks).toEqual([]);
  });

  it('gives up an answer whose time is over', async () => {
    const expired = {
      ...card,
      message: { place: { ...place, editableUntil: now }, messageId: null },
    };
    expect(await posting.post(expired, 3, () => Promise.reject(new Error('posted')))).toBeNull();
    expect(marks).toEqual(['reply-expired']);
  });
});

describe('showing a card again', () => {
  const failing = (error: Error) =>
    posting.postAgain(card, async () => {
      throw error;
    });

  it('leaves a card as it is that cannot be edited now', async () => {
    await failing(new AppError('platform-unavailable'));
    expect(marks).toEqual([]);
  });

  it('throws what is no fault of the chat, such as a database that is away', async () => {
    await expect(failing(new Error('Connection terminated'))).rejects.toThrow('terminated');
  });
});

it('an answer that only one person sees counts as delivered', () => {
  expect(wasPosted(card)).toBe(false);
  expect(wasPosted({ message: { place, messageId: 'm' } })).toBe(true);
  expect(wasPosted({ message: { place: { ...place, kind: 'reply' }, messageId: null } })).toBe(
    true,
  );
});
