import type { Card } from '../core/card.ts';
import { isFault, toFault } from '../core/fault.ts';
import type { CardId, RequestId } from '../core/id.ts';
import { directTo } from '../core/place.ts';
import type { MediaRequest } from '../core/request.ts';
import type { Cards, Clock, Herald, Ledger, Locks, Log, People } from '../ports.ts';
import type { Approval } from './approval.ts';

/** Keeping every message about a request true. */
export function createCardKeeper(needs: {
  readonly ledger: Ledger;
  readonly cards: Cards;
  readonly people: People;
  readonly approval: Approval;
  readonly herald: Herald;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
}) {
  const { ledger, cards, people, approval, herald, locks, clock, newId, log } = needs;

  return {
    /**
     * Posts or edits every card of a request that shows less than what is known now. The lock keeps an older
     * edit from landing after a newer one. Throws the first fault worth a retry, after all cards were tried.
     */
    async show(id: RequestId): Promise<void> {
      await locks.withLock(`show:${id}`, async () => {
        const [request, all] = await Promise.all([ledger.find(id), cards.ofRequest(id)]);
        if (!request) return;
        const stale = all.filter((card) => isStale(card, request));
        const results = await Promise.allSettled(stale.map((card) => showOne(card, request)));
        for (const result of results) if (result.status === 'rejected') throw result.reason;
      });
    },
  };

  async function showOne(card: Card, request: MediaRequest): Promise<void> {
    if (isExpired(card)) return cards.lost(card.id, 'reply-expired');
    try {
      const facts = card.role === 'approval' ? await approval.factsFor(request) : null;
      const message = await herald.show(card, request, facts);
      await cards.shown(card.id, request.version, message);
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'bug' || fault.face.retry) throw error;
      log.info({ card: card.id, role: card.role, code: fault.code }, 'a card has lost its place');
      await cards.lost(card.id, fault.code);
      if (isFault(fault, 'direct-closed')) await rememberClosed(card);
      if (isFault(fault, 'place-gone', 'place-forbidden')) await sayInPrivate(card);
    }
  }

  /** Whom a notice was for hears it all the same when the channel is closed to us. */
  async function sayInPrivate(card: Card): Promise<void> {
    const [account, ...others] = card.tells;
    const isTheirs = card.role === 'notice' && account && others.length === 0;
    if (!isTheirs || card.message.place.kind !== 'channel') return;
    const { requestId, role, tells, locale } = card;
    const message = { place: directTo(account), messageId: null };
    const id = newId() as CardId;
    const again = { id, role, key: `${card.key}:direct`, message, tells, locale };
    await cards.add(requestId, [again], [{ kind: 'show', payload: { requestId } }]);
  }

  async function rememberClosed(card: Card): Promise<void> {
    const { platform, kind, address } = card.message.place;
    if (kind !== 'direct') return;
    await people.setDirectClosed({ platform, platformUserId: address }, true);
  }

  function isExpired(card: Card): boolean {
    const { until } = card.message.place;
    return until !== undefined && until <= clock();
  }
}

/** A notice is said once; everything else follows the request. */
function isStale(card: Card, request: MediaRequest): boolean {
  return card.role === 'notice' ? card.shownVersion === 0 : card.shownVersion < request.version;
}
