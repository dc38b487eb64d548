import { useState } from 'preact/hooks';
import { readJson } from '../../../api/api-client.ts';
import { useQuery } from '../../../api/use-query.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button, ButtonLink } from '../../../ui/controls/button.tsx';
import { Copy } from '../../../ui/controls/copy.tsx';
import { formatDateTime, formatLanguage, formatNumber } from '../../../ui/data/format.ts';
import { RelativeTime } from '../../../ui/data/relative-time.tsx';
import { Facts } from '../../../ui/data/stat.tsx';
import { QueryPanel } from '../../../ui/feedback/query-panel.tsx';
import type { PersonDetails } from '../people-types.ts';
import { PersonBadges } from '../person-badges.tsx';
import { AccountsPart } from './accounts-part.tsx';
import { AdminDialog } from './admin-dialog.tsx';
import { BlockDialog } from './block-dialog.tsx';
import { ChatsPart } from './chats-part.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { RequestsPart } from './requests-part.tsx';

/** Everything about a user, and what an admin can do about them. */
export function PersonPanel(props: {
  readonly id: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}) {
  const { t, api } = useConsole();
  const { id, onClose, onChanged } = props;
  const query = useQuery(
    id,
    (signal) => readJson(api.people[':id'].$get({ param: { id } }, { init: { signal } })),
    ['people', 'requests'],
  );
  const reload = () => {
    query.reload();
    onChanged();
  };
  return (
    <QueryPanel query={query} title={query.data?.name ?? t('people-person')} onClose={onClose}>
      {(person) => <PersonParts person={person} onClose={onClose} onChanged={reload} />}
    </QueryPanel>
  );
}

function PersonParts(props: {
  readonly person: PersonDetails;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}) {
  const { t, locale, session } = useConsole();
  const { person, onClose, onChanged } = props;
  const [open, setOpen] = useState<'admin' | 'block' | 'erase' | null>(null);
  const isBlocked = person.blockedAt !== null || person.accounts.some((each) => each.isBlocked);
  const time = (at: string) => formatDateTime(new Date(at), locale);
  return (
    <div class="stack">
      <PersonBadges person={person} />
      <Facts
        facts={[
          { name: t('people-last-seen'), value: <RelativeTime at={person.lastSeenAt} /> },
          { name: t('people-first-seen'), value: time(person.createdAt) },
          ...(person.blockedAt
            ? [{ name: t('people-blocked-since'), value: time(person.blockedAt) }]
            : []),
          ...(person.locale ? [{ name: t('language'), value: formatLanguage(person.locale) }] : []),
          {
            name: t('people-notifications'),
            value: person.notifyOn
              ? t(`platform-${person.notifyOn}`)
              : t('people-notifications-there'),
          },
          {
            name: t('people-subscriptions'),
            value: formatNumber(person.subscriptionCount, locale),
          },
          { name: t('people-user-id'), value: <Copy value={person.id} /> },
        ]}
      />
      <AccountsPart person={person} onChanged={onChanged} />
      <ChatsPart person={person} onChanged={onChanged} />
      <RequestsPart person={person} />
      {session?.scope === 'admin' && (
        <div class="row">
          {person.isListed ? (
            <p class="quiet">{t('people-admin-by-settings')}</p>
          ) : (
            <Button onClick={() => setOpen('admin')}>
              {t(person.isAdmin ? 'people-revoke-admin' : 'people-make-admin')}
            </Button>
          )}
          <Button onClick={() => setOpen('block')}>
            {t(isBlocked ? 'people-unblock' : 'people-block')}
          </Button>
          <ButtonLink
            href={`/api/v1/people/${person.id}/export`}
            size="small"
            icon="download"
            isDownload
          >
            {t('people-export')}
          </ButtonLink>
          <Button style="danger" icon="trash" onClick={() => setOpen('erase')}>
            {t('people-erase')}
          </Button>
        </div>
      )}
      {open === 'admin' && (
        <AdminDialog person={person} onClose={() => setOpen(null)} onDone={onChanged} />
      )}
      {open === 'block' && (
        <BlockDialog
          person={person}
          isBlocked={isBlocked}
          onClose={() => setOpen(null)}
          onDone={onChanged}
        />
      )}
      {open === 'erase' && (
        <EraseDialog
          person={person}
          onClose={() => setOpen(null)}
          onDone={() => {
            onChanged();
            onClose();
          }}
        />
      )}
    </div>
  );
}
