import type { StoryJson } from '../../../../http/console/api/requests/story-schemas.ts';
import { useConsole } from '../../../app/console-context.ts';
import { ExternalLink } from '../../../ui/controls/external-link.tsx';
import { RelativeTime } from '../../../ui/data/relative-time.tsx';
import { Badge } from '../../../ui/feedback/badge.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';

type Message = StoryJson['cards'][number];

/** The messages about a request, and where each of them stands. */
export function StoryMessages({ story: { cards } }: { readonly story: StoryJson }) {
  const { t } = useConsole();
  return (
    <section class="stack-small">
      <h3>{t('requests-messages')}</h3>
      {cards.length === 0 && <p class="quiet">{t('requests-no-messages')}</p>}
      <ul class="requests-messages">
        {cards.map((card) => (
          <li key={card.id}>
            <div class="row row-between">
              <span>
                {t(`requests-role-${card.role}`)} · {t(`platform-${card.platform}`)}
              </span>
              <MessageState card={card} />
            </div>
            <p class="quiet">
              {card.url ? (
                <ExternalLink href={card.url}>
                  {t('requests-open-message')} <Icon name="external" size={14} />
                </ExternalLink>
              ) : (
                t(`requests-place-${card.placeKind}`)
              )}
              {card.address && (
                <>
                  {' '}
                  <code>{card.address}</code>
                </>
              )}
              {' · '}
              <RelativeTime at={card.updatedAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MessageState({ card }: { readonly card: Message }) {
  const { t } = useConsole();
  if (card.lostReason) return <Badge tone="bad">{t('requests-message-lost')}</Badge>;
  if (!card.isPosted) return <Badge tone="busy">{t('requests-message-waiting')}</Badge>;
  if (card.role === 'notification') return <Badge tone="good">{t('requests-message-sent')}</Badge>;
  return card.isCurrent ? (
    <Badge tone="good">{t('requests-message-current')}</Badge>
  ) : (
    <Badge tone="warn">{t('requests-message-behind')}</Badge>
  );
}
