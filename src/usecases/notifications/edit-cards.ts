import type { MessageRef } from '../../domain/place.ts';
import { type LockedCards, toLockedCards } from './card-lock.ts';

/** What is known about a card of a request or an issue before it is edited. */
interface EditableCard {
  readonly role: string;
  readonly message: MessageRef;
  readonly shownVersion: number;
}

/** Whether a card is behind a version. A notification is posted once; all other cards follow what they show. */
export function isStale({ role, shownVersion }: EditableCard, version: number): boolean {
  return role === 'notification' ? shownVersion === 0 : shownVersion < version;
}

/** Whether a card may be edited once more. What is behind has its job, and a notification is no answer. */
export function isShown(card: EditableCard, version: number): boolean {
  return card.role !== 'notification' && !isStale(card, version);
}

/**
 * Edits the chosen cards of a request or an issue. Those in Telegram have their own lock, and wait for nothing
 * elsewhere. Throws the first error after all were tried.
 */
export async function editCards<Shown, Card extends EditableCard>(parts: {
  /**
   * Runs work with what the cards show and all of them, as they are once the lock of some of them is held. Null: what
   * they show no longer exists.
   */
  readonly withCards: (
    which: LockedCards,
    work: (shown: Shown | null, all: readonly Card[]) => Promise<void>,
  ) => Promise<void>;
  readonly isChosen: (card: Card, shown: Shown) => boolean;
  readonly edit: (card: Card, shown: Shown) => Promise<void>;
}): Promise<void> {
  const { withCards, isChosen, edit } = parts;
  let inTelegram: Promise<readonly PromiseSettledResult<void>[]> = Promise.resolve([]);
  const elsewhere = withCards('elsewhere', async (shown, all) => {
    if (shown === null) return;
    const chosen = all.filter((card) => isChosen(card, shown));
    // Not awaited here, because this lock is held meanwhile.
    if (chosen.some(isInTelegram)) inTelegram = Promise.allSettled([editInTelegram()]);
    await editEach(
      chosen.filter((card) => !isInTelegram(card)),
      shown,
    );
  });
  const results = await Promise.allSettled([elsewhere]);
  throwFirst([...results, ...(await inTelegram)]);

  function editInTelegram(): Promise<void> {
    return withCards('in Telegram', async (shown, all) => {
      if (shown === null) return;
      await editEach(
        all.filter((card) => isInTelegram(card) && isChosen(card, shown)),
        shown,
      );
    });
  }

  async function editEach(chosen: readonly Card[], shown: Shown): Promise<void> {
    throwFirst(await Promise.allSettled(chosen.map((card) => edit(card, shown))));
  }
}

function isInTelegram({ message }: EditableCard): boolean {
  return toLockedCards(message.place.platform) === 'in Telegram';
}

function throwFirst(results: readonly PromiseSettledResult<void>[]): void {
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
