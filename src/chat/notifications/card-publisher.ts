import type { VoteTally } from '../../domain/approvals/voter.ts';
import {
  type Card,
  isFallback,
  isStallNotice,
  isVotesOffNotice,
  liveCardKey,
} from '../../domain/notifications/card.ts';
import { platformFeatures } from '../../domain/platform-features.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { isWaitingForServer } from '../../domain/requests/standing.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CardPublisher } from '../../ports/notifications/card-publisher.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { type ApprovalButtonIds, approvalCard } from '../approvals/approval-card.ts';
import { id } from '../argument.ts';
import type { Translations } from '../i18n/translations.ts';
import { getOutbound, type Outbounds } from '../outbound.ts';
import { requestCard } from '../requests/request-card.ts';
import { voteButtonId } from '../requests/vote-actions.ts';
import { withLocalSeasonNames } from '../titles/local-season-names.ts';

const cardId = id<'card'>();

/** Posts and edits cards on their platform. */
export function createCardPublisher(deps: {
  readonly outbounds: Outbounds;
  readonly translations: Translations;
  /** The id of the button that subscribes to the title of a request; null if it cannot be offered. */
  readonly subscribeButtonId: (request: MediaRequest) => string | null;
  readonly approvalButtonIds: ApprovalButtonIds;
  readonly servers: Pick<OverseerrServers, 'get' | 'getTitle'>;
  readonly clock: Clock;
  /** How many requests of the same server wait to be sent and were made before. */
  readonly countAhead: (request: MediaRequest) => Promise<number>;
  /** The time zone of the space in which a request was made. */
  readonly findTimeZone: (request: MediaRequest) => Promise<string>;
  /** How many others want what a request is for, and how many approve it. */
  readonly getTally: (request: MediaRequest) => Promise<VoteTally>;
}): CardPublisher {
  const { outbounds, translations, subscribeButtonId, approvalButtonIds, servers } = deps;
  const { clock, countAhead, getTally, findTimeZone } = deps;
  return {
    async publish(card, stored, facts) {
      const request = await withLocalSeasonNames(servers, stored, card.locale);
      const { place, messageId } = card.message;
      const outbound = getOutbound(outbounds, place.platform);
      const { role, recipients } = card;
      const t = translations.forLocale(card.locale);
      const server = servers.getTitle(request.serviceId);
      const now = clock();
      const content =
        role === 'approval'
          ? approvalCard(request, {
              facts,
              ids: approvalButtonIds,
              t,
              server,
              now,
              isFallback: isFallback(card),
            })
          : requestCard(request, {
              role,
              recipients,
              t,
              server,
              now,
              ahead: isWaitingForServer(request) ? await countAhead(request) : null,
              isStallNotice: isStallNotice(card),
              isVotesOffNotice: isVotesOffNotice(card),
              subscribeButtonId: subscribeButtonId(request),
              votes: await loadVotes(card, request),
            });
      const view = {
        ...content,
        locale: translations.resolveLocale(card.locale),
        ...(!platformFeatures[place.platform].showsLocalTimes && {
          timeZone: await findTimeZone(request),
        }),
      };
      if (messageId === null && place.kind !== 'reply') {
        return outbound.post(place, view, cardId.write(card.id));
      }
      await outbound.edit(card.message, view);
      return card.message;
    },
  };

  async function loadVotes({ key }: Card, request: MediaRequest) {
    const buttonId = key === liveCardKey ? voteButtonId(request) : null;
    if (buttonId === null) return undefined;
    const { voters, needed } = await getTally(request);
    return { count: voters.length, needed, buttonId };
  }
}
