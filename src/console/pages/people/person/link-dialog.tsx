import { useState } from 'preact/hooks';
import { readJson } from '../../../api/api-client.ts';
import { useAction } from '../../../api/use-action.ts';
import { useQuery } from '../../../api/use-query.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Select } from '../../../ui/controls/field.tsx';
import { SearchField } from '../../../ui/controls/search-field.tsx';
import { Banner } from '../../../ui/feedback/badge.tsx';
import { ConfirmDialog } from '../../../ui/feedback/dialog.tsx';
import { QueryView } from '../../../ui/feedback/states.tsx';
import type { PersonDetails, Suggestion } from '../people-types.ts';

interface Choice extends Pick<Suggestion, 'id' | 'name' | 'remoteUserId' | 'server' | 'serviceId'> {
  /** The names of its users. */
  readonly users: readonly string[];
}

/** Chooses an account for a user, or asks about the suggested one, and says what linking does. */
export function LinkDialog(props: {
  readonly person: PersonDetails;
  readonly suggestion: Suggestion | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t, api } = useConsole();
  const { person, suggestion, onClose, onDone } = props;
  const [chosen, setChosen] = useState<Choice | null>(suggestion && { ...suggestion, users: [] });
  const link = useAction(async () => {
    if (!chosen) return;
    const json = { accountId: chosen.id };
    await api.people[':id'].link.$post({ param: { id: person.id }, json });
    onClose();
    onDone();
  });
  const replaced = person.accounts.find((each) => each.serviceId === chosen?.serviceId);
  const others = (chosen?.users ?? []).filter((name) => name !== person.name);
  return (
    <ConfirmDialog
      title={t('people-link-title', { name: person.name })}
      confirm={t('people-link')}
      isBusy={link.isRunning}
      isDisabled={chosen === null}
      onConfirm={() => void link.run()}
      onClose={onClose}
    >
      <div class="stack">
        {!suggestion && <AccountSearch person={person} chosen={chosen} onChoose={setChosen} />}
        {chosen && (
          <p>
            {t('people-link-lines', {
              name: person.name,
              account: chosen.name,
              server: chosen.server,
              id: String(chosen.remoteUserId),
            })}
          </p>
        )}
        {replaced && replaced.id !== chosen?.id && (
          <Banner tone="warn">{t('people-link-replaces', { account: replaced.name })}</Banner>
        )}
        {others.length > 0 && (
          <Banner tone="warn">{t('people-link-shared', { names: others.join(', ') })}</Banner>
        )}
        <p class="quiet">{t('people-link-proof')}</p>
      </div>
    </ConfirmDialog>
  );
}

function AccountSearch(props: {
  readonly person: PersonDetails;
  readonly chosen: Choice | null;
  readonly onChoose: (choice: Choice) => void;
}) {
  const { t, api } = useConsole();
  const { person, chosen, onChoose } = props;
  const [serviceId, setServiceId] = useState(person.servers[0]?.id ?? '');
  const [search, setSearch] = useState('');
  const query = useQuery(`${serviceId} ${search}`, (signal) =>
    readJson(
      api.people.accounts[':serviceId'].$get(
        { param: { serviceId }, query: { search } },
        { init: { signal } },
      ),
    ),
  );
  return (
    <div class="stack-small">
      <div class="toolbar">
        {person.servers.length > 1 && (
          <Select
            label={t('people-server')}
            value={serviceId}
            choices={person.servers.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setServiceId}
          />
        )}
        <SearchField label={t('people-account-search')} value={search} onSearch={setSearch} />
      </div>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="quiet">{t('people-account-none')}</p>
          ) : (
            <fieldset class="people-choices">
              <legend class="hidden-text">{t('people-accounts')}</legend>
              {items.map((item) => (
                <label key={item.id} class="people-choice">
                  <input
                    type="radio"
                    name="account"
                    checked={chosen?.id === item.id}
                    onChange={() => onChoose(item)}
                  />
                  <span>
                    {item.name} #{item.remoteUserId}
                    {item.users.length > 0 && (
                      <span class="quiet">
                        {' '}
                        · {t('people-used-by', { names: item.users.join(', ') })}
                      </span>
                    )}
                  </span>
                </label>
              ))}
            </fieldset>
          )
        }
      </QueryView>
    </div>
  );
}
