import { describe, expect, it } from 'vitest';
import type { Card } from '../../../../src/domain/notifications/card.ts';
import type { Platform } from '../../../../src/domain/place.ts';
import { editCards, isShown, isStale } from '../../../../src/usecases/notifications/edit-cards.ts';
import { aNewCard, anId } from '../../../support/factories.ts';

function aCardOn(platform: Platform, parts: Partial<Card> = {}): Card {
  const place = { platform, kind: 'channel', address: '1' } as const;
  const message = { place, messageId: 'm' };
  return { ...aNewCard({ role: 'public', message }), requestId: anId(), shownVersion: 1, ...parts };
}

describe('a card', () => {
  it.each([
    ['public', 0, true, false],
    ['public', 1, true, false],
    ['public', 2, false, true],
    ['notification', 0, true, false],
    ['notification', 1, false, false],
  ] as const)(
    '%s that shows version %i of 2 is behind: %s, may be edited once more: %s',
    (role, shownVersion, isBehind, isEditable) => {
      const card = aCardOn('discord', { role, shownVersion });
      expect(isStale(card, 2)).toBe(isBehind);
      expect(isShown(card, 2)).toBe(isEditable);
    },
  );
});

describe('editing cards', () => {
  const onDiscord = aCardOn('discord');
  const onTelegram = aCardOn('telegram');

  async function edit(all: readonly Card[], shown: string | null, broken: readonly Card[] = []) {
    const [locked, edited]: [string[], string[]] = [[], []];
    const editing = editCards<string, Card>({
      async withCards(which, work) {
        locked.push(which);
        await work(shown, all);
        locked.push(`end of ${which}`);
      },
      isChosen: ({ shownVersion }) => shownVersion === 1,
      async edit({ message }, what) {
        if (broken.some((card) => card.message === message)) throw new Error('no answer');
        edited.push(`${what} ${message.place.platform}`);
      },
    });
    const failed = await editing.then(
      () => false,
      () => true,
    );
    return { locked, edited, failed };
  }

  it('takes the lock of Telegram while it holds the other one', async () => {
    const { locked, edited, failed } = await edit([onDiscord, onTelegram], 'it');
    expect(locked.slice(0, 2)).toEqual(['elsewhere', 'in Telegram']);
    expect(edited.sort()).toEqual(['it discord', 'it telegram']);
    expect(failed).toBe(false);
  });

  it('takes no lock of Telegram for cards that are not chosen', async () => {
    const { locked, edited } = await edit(
      [onDiscord, aCardOn('telegram', { shownVersion: 2 })],
      'it',
    );
    expect(locked).toEqual(['elsewhere', 'end of elsewhere']);
    expect(edited).toEqual(['it discord']);
  });

  it.each([
    [onDiscord, ['it telegram']],
    [onTelegram, ['it discord']],
  ])('tries all before it fails', async (broken, rest) => {
    const { edited, failed } = await edit([onDiscord, onTelegram], 'it', [broken]);
    expect(edited).toEqual(rest);
    expect(failed).toBe(true);
  });

  it('edits nothing that shows what no longer exists', async () => {
    expect(await edit([onDiscord, onTelegram], null)).toMatchObject({ edited: [], failed: false });
  });
});
