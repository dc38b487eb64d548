import type { MessageRef } from '../../domain/place.ts';
import { throwFirst } from '../throw-first.ts';
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

/** Which cards of a request or an issue are edited, and how. */
export interface CardEditing<Shown, Card extends EditableCard> {
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
}

/**
 * Edits the chosen cards. Those in Telegram have their own lock, and wait for nothing elsewhere; `editInTelegram` may
 * leave them to a job. Throws the first error after all were tried.
 */
export async function editCards<Shown, Card extends EditableCard>(
  editing: CardEditing<Shown, Card>,
  editInTelegram = () => editCardsIn('in Telegram', editing),
): Promise<void> {
  let inTelegram: Promise<readonly PromiseSettledResult<void>[]> = Promise.resolve([]);
  const elsewhere = editCardsIn('elsewhere', editing, () => {
    // Not awaited here, because this lock is held meanwhile.
    inTelegram = Promise.allSettled([editInTelegram()]);
  });
  const results = await Promise.allSettled([elsewhere]);
  throwFirst([...results, ...(await inTelegram)]);
}

/** Edits the chosen cards that have one lock. `onOthers` is called first if some are chosen that have the other one. */
export function editCardsIn<Shown, Card extends EditableCard>(
  which: LockedCards,
  { withCards, isChosen, edit }: CardEditing<Shown, Card>,
  onOthers: () => void = () => undefined,
): Promise<void> {
  const isHere = ({ message }: Card) => toLockedCards(message.place.platform) === which;
  return withCards(which, async (shown, all) => {
    if (shown === null) return;
    const chosen = all.filter((card) => isChosen(card, shown));
    const here = chosen.filter(isHere);
    if (here.length < chosen.length) onOthers();
    throwFirst(await Promise.allSettled(here.map((card) => edit(card, shown))));
  });
}
