import { useConsole } from '../../app/console-context.ts';
import { Badge } from '../../ui/feedback/badge.tsx';
import type { Person } from './people-types.ts';

/** Whether a user is an admin, blocked, or without an account. */
export function PersonBadges({
  person,
}: {
  readonly person: Pick<Person, 'isAdmin' | 'isListed' | 'blockedAt' | 'accounts'>;
}) {
  const { t } = useConsole();
  const { isAdmin, isListed, blockedAt, accounts } = person;
  if (!isAdmin && !blockedAt && accounts.length > 0) return null;
  return (
    <span class="row">
      {isAdmin && <Badge tone="busy">{t(isListed ? 'people-admin-listed' : 'people-admin')}</Badge>}
      {blockedAt && <Badge tone="bad">{t('people-blocked')}</Badge>}
      {accounts.length === 0 && <Badge tone="warn">{t('people-unlinked')}</Badge>}
    </span>
  );
}
