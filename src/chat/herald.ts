import { Fault } from '../core/fault.ts';
import type { MediaRequest } from '../core/request.ts';
import type { Herald } from '../ports.ts';
import { type ApprovalIds, approvalCard } from './approval-card.ts';
import { id } from './argument.ts';
import type { Outbounds } from './outbound.ts';
import { requestCard } from './request-card.ts';
import type { Catalogue } from './text/catalogue.ts';

const cardId = id<'card'>();

/** Speaks on whichever platform a card stands. */
export function createHerald(needs: {
  readonly outbounds: Outbounds;
  readonly texts: Catalogue;
  /** The id of the button that offers to hear of a request's title. */
  readonly followId: (request: MediaRequest) => string | null;
  readonly approvalIds: ApprovalIds;
}): Herald {
  const { outbounds, texts, followId, approvalIds } = needs;
  return {
    async show(card, request, facts) {
      const { place, messageId } = card.message;
      const outbound = outbounds[place.platform];
      if (!outbound) throw new Fault('place-gone', { detail: { platform: place.platform } });
      const { role, tells } = card;
      const t = texts.in(card.locale);
      const view =
        role === 'approval'
          ? approvalCard(request, { facts, ids: approvalIds, t })
          : requestCard(request, { role, tells, t, followId: followId(request) });
      if (messageId === null && place.kind !== 'reply') {
        return outbound.post(place, view, cardId.write(card.id));
      }
      await outbound.edit(card.message, view);
      return card.message;
    },
  };
}
