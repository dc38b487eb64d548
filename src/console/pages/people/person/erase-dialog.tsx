import { readJson } from '../../../api/api-client.ts';
import { useAction } from '../../../api/use-action.ts';
import { useQuery } from '../../../api/use-query.ts';
import { useConsole } from '../../../app/console-context.ts';
import { formatNumber } from '../../../ui/data/format.ts';
import { ConfirmDialog } from '../../../ui/feedback/dialog.tsx';
import { QueryView } from '../../../ui/feedback/states.tsx';
import type { PersonDetails } from '../people-types.ts';

/** Asks whether to erase a user, with the numbers of rows that are deleted and that stay. */
export function EraseDialog(props: {
  readonly person: PersonDetails;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t, api, locale } = useConsole();
  const { person, onClose, onDone } = props;
  const param = { id: person.id };
  const query = useQuery(`erase ${person.id}`, (signal) =>
    readJson(api.people[':id'].erasure.$get({ param }, { init: { signal } })),
  );
  const erase = useAction(async () => {
    await api.people[':id'].$delete({ param });
    onDone();
  });
  const number = (value: number) => formatNumber(value, locale);
  return (
    <ConfirmDialog
      title={t('people-erase-title', { name: person.name })}
      confirm={t('people-erase')}
      isDangerous
      isBusy={erase.isRunning}
      isDisabled={query.data === null}
      onConfirm={() => void erase.run()}
      onClose={onClose}
    >
      <QueryView query={query}>
        {({ deleted, kept }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
          <section class="stack-small" aria-label={t('people-erase')} tabIndex={0}>
            <p>{t('people-erase-deleted')}</p>
            <ul>
              <li>{t('people-erase-chats', { count: number(deleted.chats) })}</li>
              <li>{t('people-erase-links', { count: number(deleted.accountLinks) })}</li>
              <li>{t('people-erase-subscriptions', { count: number(deleted.subscriptions) })}</li>
              <li>{t('people-erase-sessions', { count: number(deleted.sessions) })}</li>
              <li>{t('people-erase-messages')}</li>
            </ul>
            <p>{t('people-erase-kept')}</p>
            <ul>
              <li>{t('people-erase-requests', { count: number(kept.requests) })}</li>
              <li>{t('people-erase-events', { count: number(kept.events) })}</li>
              <li>{t('people-erase-audit', { count: number(kept.auditEntries) })}</li>
              <li>{t('people-erase-account')}</li>
            </ul>
            <p>
              <strong>{t('people-erase-final')}</strong>
            </p>
          </section>
        )}
      </QueryView>
    </ConfirmDialog>
  );
}
