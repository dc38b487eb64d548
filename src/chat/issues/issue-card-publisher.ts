import type { IssueCardPublisher } from '../../ports/issues/issue-card-publisher.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { id } from '../argument.ts';
import type { Translations } from '../i18n/translations.ts';
import { getOutbound, type Outbounds } from '../outbound.ts';
import { withLocalSeasonNames } from '../titles/local-season-names.ts';
import { type IssueButtonIds, issueCard } from './issue-card.ts';
import { issueNotification } from './issue-notification.ts';

const cardId = id<'card'>();

/** Posts and edits messages about issues on their platform. */
export function createIssueCardPublisher(deps: {
  readonly outbounds: Outbounds;
  readonly translations: Translations;
  readonly buttonIds: IssueButtonIds;
  readonly servers: Pick<OverseerrServers, 'get' | 'getTitle'>;
  /** The time zone of messages on platforms that do not show local times. */
  readonly timeZone: string;
}): IssueCardPublisher {
  const { outbounds, translations, buttonIds: ids, servers, timeZone } = deps;
  return {
    async publish(card, { issue: stored, comments, url }) {
      const issue = await withLocalSeasonNames(servers, stored, card.locale);
      const { place, messageId } = card.message;
      const outbound = getOutbound(outbounds, place.platform);
      const t = translations.forLocale(card.locale);
      const props = { comments, url, ids, t, server: servers.getTitle(issue.serviceId) };
      const { news, recipients } = card;
      const content = news
        ? issueNotification(issue, { ...props, news, recipients })
        : issueCard(issue, props);
      const view = { ...content, locale: translations.resolveLocale(card.locale), timeZone };
      if (messageId === null && place.kind !== 'reply') {
        return outbound.post(place, view, cardId.write(card.id));
      }
      await outbound.edit(card.message, view);
      return card.message;
    },
  };
}
