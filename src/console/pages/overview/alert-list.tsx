import { useConsole } from '../../app/console-context.ts';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Card } from '../../ui/data/stat.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import type { Overview } from './overview-page.tsx';

type Alert = Overview['alerts'][number];

/** Where to look first. */
const hrefs = {
  'service-down': '/console/services',
  'key-rejected': '/console/services',
  'webhook-silent': '/console/services',
  'disk-low': '/console/backups',
  'backup-late': '/console/backups',
  'drill-failed': '/console/backups',
  'drill-missing': '/console/backups',
  'dead-letters': '/console/jobs',
  'requests-stuck': '/console/requests?state=queued',
  'member-errors': '/console/errors',
  'many-errors': '/console/errors',
  'users-missing': '/console/people',
  'token-shared': '/console/settings',
} as const satisfies Record<Alert['kind'], string>;

/** What needs attention, or that nothing does. */
export function AlertList({ alerts }: { readonly alerts: readonly Alert[] }) {
  const { t } = useConsole();
  if (alerts.length === 0) {
    return (
      <p class="overview-calm" role="status">
        <Icon name="check" size={18} /> {t('overview-no-alerts')}
      </p>
    );
  }
  return (
    <Card title={t('overview-alerts', { count: alerts.length })} isFlush>
      <ul class="overview-alerts">
        {alerts.map(({ id, kind, name, openedAt }) => (
          <li key={id}>
            <a href={hrefs[kind]}>
              <Icon name="errors" size={18} />
              <span>
                <strong>{t(`alert-name-${kind}`)}</strong>
                {name && <span class="quiet"> · {name}</span>}
                <span class="quiet overview-hint">{t(`overview-hint-${kind}`)}</span>
              </span>
              <span class="quiet">
                <RelativeTime at={openedAt} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
