import { useState } from 'preact/hooks';
import { useAction } from '../../../api/use-action.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { formatDateTime, formatNumber } from '../../../ui/data/format.ts';
import { RelativeTime } from '../../../ui/data/relative-time.tsx';
import { Facts } from '../../../ui/data/stat.tsx';
import { Badge } from '../../../ui/feedback/badge.tsx';
import { ConfirmDialog } from '../../../ui/feedback/dialog.tsx';
import type { HeldAccount, PersonDetails, Suggestion } from '../people-types.ts';
import { LinkDialog } from './link-dialog.tsx';
import { rightText } from './right-text.ts';

/** The accounts of a user, and those that may be theirs. */
export function AccountsPart(props: {
  readonly person: PersonDetails;
  readonly onChanged: () => void;
}) {
  const { t, session } = useConsole();
  const { person, onChanged } = props;
  const [linking, setLinking] = useState<Suggestion | 'search' | null>(null);
  const canChange = session?.scope === 'admin';
  return (
    <section class="stack-small">
      <h3>{t('people-accounts')}</h3>
      {person.accounts.length === 0 && <p class="quiet">{t('people-no-account')}</p>}
      {person.accounts.map((account) => (
        <AccountCard key={account.id} person={person} account={account} onChanged={onChanged} />
      ))}
      {person.suggestions.length > 0 && (
        <div class="stack-small">
          <h4>{t('people-suggestions')}</h4>
          <p class="quiet">{t('people-suggestions-hint')}</p>
          <ul class="people-suggestions">
            {person.suggestions.map((each) => (
              <li key={each.id} class="row row-between">
                <span>
                  <strong>{each.name}</strong> · {each.server} #{each.remoteUserId} ·{' '}
                  {t(`people-reason-${each.reason}`)}
                </span>
                {canChange && (
                  <Button size="small" icon="link" onClick={() => setLinking(each)}>
                    {t('people-link')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {canChange && person.servers.length > 0 && (
        <div class="row">
          <Button size="small" icon="link" onClick={() => setLinking('search')}>
            {t('people-link-other')}
          </Button>
        </div>
      )}
      {linking && (
        <LinkDialog
          person={person}
          suggestion={linking === 'search' ? null : linking}
          onClose={() => setLinking(null)}
          onDone={onChanged}
        />
      )}
    </section>
  );
}

function AccountCard(props: {
  readonly person: PersonDetails;
  readonly account: HeldAccount;
  readonly onChanged: () => void;
}) {
  const { t, api, locale, session } = useConsole();
  const { person, account, onChanged } = props;
  const [isAsking, setAsking] = useState(false);
  const unlink = useAction(async () => {
    const param = { id: person.id, serviceId: account.serviceId };
    await api.people[':id'].accounts[':serviceId'].$delete({ param });
    setAsking(false);
    onChanged();
  });
  const quota = (name: keyof NonNullable<HeldAccount['quotas']>) => {
    const { limit = null, used = 0, days = null } = account.quotas?.[name] ?? {};
    if (limit === null) return t('people-quota-unlimited');
    const numbers = { used: formatNumber(used, locale), limit: formatNumber(limit, locale) };
    return days === null
      ? t('people-quota', numbers)
      : t('people-quota-days', { ...numbers, days: formatNumber(days, locale) });
  };
  return (
    <div class="card people-account stack-small">
      <div class="row row-between">
        <strong>
          {account.name} · {account.server} #{account.remoteUserId}
        </strong>
        {account.isBlocked && <Badge tone="bad">{t('people-account-blocked')}</Badge>}
      </div>
      <Facts
        facts={[
          {
            name: t('people-verified'),
            value: t('people-verified-value', {
              method: t(`people-verified-${account.verifiedBy}`),
              at: formatDateTime(new Date(account.verifiedAt), locale),
            }),
          },
          {
            name: t('people-rights'),
            value:
              account.permissions.map((name) => rightText(t, name)).join(', ') ||
              t('people-rights-none'),
          },
          ...(account.quotas
            ? [
                { name: t('people-quota-movie'), value: quota('movie') },
                { name: t('people-quota-tv'), value: quota('tv') },
                { name: t('people-quota-read'), value: <RelativeTime at={account.quotasReadAt} /> },
              ]
            : [{ name: t('people-quotas'), value: t('people-quota-unknown') }]),
          ...(account.sharedWith.length > 0
            ? [
                {
                  name: t('people-shared'),
                  value: account.sharedWith.map(({ name }) => name).join(', '),
                },
              ]
            : []),
        ]}
      />
      {session?.scope === 'admin' && (
        <Button size="small" icon="unlink" onClick={() => setAsking(true)}>
          {t('people-unlink')}
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t('people-unlink-title', { name: person.name, account: account.name })}
          confirm={t('people-unlink')}
          isDangerous
          isBusy={unlink.isRunning}
          onConfirm={() => void unlink.run()}
          onClose={() => setAsking(false)}
        >
          <p>{t('people-unlink-lines', { server: account.server })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
