import { useConsole } from '../../app/console-context.ts';
import { Card } from '../../ui/data/stat.tsx';
import { Badge } from '../../ui/feedback/badge.tsx';
import { EmptyState } from '../../ui/feedback/states.tsx';
import type { Overview } from './overview-page.tsx';

/** The chats that the bot is in, and whether it is connected. */
export function ChatList({ chats }: Pick<Overview, 'chats'>) {
  const { t } = useConsole();
  return (
    <Card title={t('overview-chats')}>
      {chats.length === 0 ? (
        <EmptyState icon="spaces" title={t('overview-no-chats-title')}>
          {t('overview-no-chats')}
        </EmptyState>
      ) : (
        <ul class="overview-chats">
          {chats.map(({ platform, isReady, detail }) => (
            <li key={platform}>
              <span>
                <strong>{t(`platform-${platform}`)}</strong>
                {!isReady && detail && <small class="quiet">{detail}</small>}
              </span>
              <Badge tone={isReady ? 'good' : 'bad'}>
                {t(isReady ? 'overview-connected' : 'overview-disconnected')}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
