import { useState } from 'preact/hooks';
import { useAction } from '../../../api/use-action.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Checkbox, Select, TextField } from '../../../ui/controls/field.tsx';
import { formatLanguage } from '../../../ui/data/format.ts';
import type { Inspection, SpaceDetails } from '../spaces-types.ts';
import { AlertFields } from './alert-fields.tsx';
import { CheckList } from './check-list.tsx';
import { type Draft, toChange, toDraft, toPlaceKey } from './draft.ts';
import { HoursFields } from './hours-fields.tsx';
import { channelName } from './place-text.ts';

/** The settings of a space: the same as `/setup`. Saving sends only what was changed. */
export function SettingsForm(props: {
  readonly space: SpaceDetails;
  readonly inspection: Inspection | null;
  readonly isReadOnly: boolean;
  readonly onChanged: () => void;
}) {
  const { t, api, toast } = useConsole();
  const { space, inspection, isReadOnly, onChanged } = props;
  const { defaults, platform } = space;
  const [before, setBefore] = useState(() => toDraft(space));
  const [draft, setDraft] = useState(before);
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const save = useAction(async () => {
    const json = toChange(before, draft, space.alertKinds);
    await api.spaces[':id'].$patch({ param: { id: space.id }, json });
    setBefore(draft);
    toast({ tone: 'good', text: t('spaces-saved') });
    onChanged();
  });
  const isChanged = JSON.stringify(before) !== JSON.stringify(draft);
  const places = placesOf(draft, inspection).map(({ key, channel }) => ({
    value: key,
    label: channel ? channelName(t, channel) : t('spaces-place-unlisted', { id: key }),
  }));
  const server = space.servers.find(({ id }) => id === draft.serviceId) ?? space.servers[0];

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run();
      }}
    >
      <fieldset class="spaces-form stack" disabled={isReadOnly}>
        <legend>
          <h3>{t('spaces-settings')}</h3>
        </legend>
        {space.servers.length > 1 && (
          <Select
            label={t('spaces-server')}
            hint={t('spaces-server-hint')}
            value={draft.serviceId}
            choices={[
              { value: '', label: t('spaces-server-default') },
              ...space.servers.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(serviceId) => set({ serviceId })}
          />
        )}
        <Select
          label={t('spaces-public-cards')}
          value={draft.publicCards}
          choices={[
            {
              value: '',
              label: t(defaults.publicCards ? 'spaces-default-yes' : 'spaces-default-no'),
            },
            { value: 'yes', label: t('spaces-public-yes') },
            { value: 'no', label: t('spaces-public-no') },
          ]}
          onChange={(publicCards) => set({ publicCards })}
        />
        <Select
          label={t('spaces-request-place')}
          value={draft.requestPlace}
          choices={[{ value: '', label: t('spaces-request-anywhere') }, ...places]}
          onChange={(requestPlace) => set({ requestPlace })}
        />
        <CheckList
          label={t('spaces-approval-places')}
          hint={t('spaces-approval-hint', { count: defaults.approvalPlaces })}
          choices={places}
          chosen={draft.approvalPlaces}
          onChange={(approvalPlaces) => set({ approvalPlaces })}
        />
        <CheckList
          label={t('spaces-approver-roles')}
          hint={t('spaces-approver-hint')}
          choices={rolesOf(draft, platform, inspection).map(({ id, name }) => ({
            value: id,
            label: name ?? t('spaces-administrators'),
          }))}
          chosen={draft.approverRoles}
          onChange={(approverRoles) => set({ approverRoles })}
        />
        <Checkbox
          label={t('spaces-self-approval')}
          isChecked={draft.selfApproval}
          onChange={(selfApproval) => set({ selfApproval })}
        />
        <TextField
          label={t('spaces-reasons')}
          hint={t('spaces-reasons-hint')}
          rows={4}
          value={draft.declineReasons}
          onInput={(declineReasons) => set({ declineReasons })}
        />
        <TextField
          label={t('spaces-reminder')}
          hint={t('spaces-reminder-hint')}
          type="number"
          value={draft.reminderHours}
          onInput={(reminderHours) => set({ reminderHours })}
        />
        <HoursFields
          label={t('spaces-quiet')}
          hours={draft.quietHours}
          onChange={(quietHours) => set({ quietHours })}
        />
        <TextField
          label={t('spaces-time-zone')}
          placeholder={defaults.timeZone}
          maxLength={100}
          value={draft.timeZone}
          onInput={(timeZone) => set({ timeZone })}
        />
        <TextField
          label={t('spaces-region')}
          hint={t('spaces-region-hint')}
          maxLength={2}
          value={draft.region}
          onInput={(region) => set({ region })}
        />
        <Select
          label={t('spaces-language')}
          value={draft.language}
          choices={[
            { value: '', label: t('spaces-language-requester') },
            ...space.languages.map((code) => ({ value: code, label: formatLanguage(code) })),
          ]}
          onChange={(language) => set({ language })}
        />
        <Select
          label={t('spaces-unlinked')}
          value={draft.unlinked}
          choices={[
            { value: '', label: t('spaces-default') },
            { value: 'link', label: t('spaces-unlinked-link') },
            ...(server?.acceptsGuests || draft.unlinked === 'guest'
              ? [{ value: 'guest' as const, label: t('spaces-unlinked-guest') }]
              : []),
          ]}
          onChange={(unlinked) => set({ unlinked })}
        />
        <AlertFields space={space} draft={draft} places={places} onChange={set} />
      </fieldset>
      {!isReadOnly && (
        <div class="row">
          <Button type="submit" style="main" isBusy={save.isRunning} isDisabled={!isChanged}>
            {t('save')}
          </Button>
          {isChanged && <Button onClick={() => setDraft(before)}>{t('spaces-reset')}</Button>}
        </div>
      )}
    </form>
  );
}

/** The channels to choose from, and those of the settings that the platform does not list. */
function placesOf(draft: Draft, inspection: Inspection | null) {
  const listed = (inspection?.channels ?? []).map((channel) => ({
    key: toPlaceKey(channel),
    channel,
  }));
  const own = [draft.requestPlace, ...draft.approvalPlaces, draft.alertPlace, draft.digestPlace];
  const unlisted = [...new Set(own)].filter(
    (key) => key !== '' && !listed.some((each) => each.key === key),
  );
  return [...listed, ...unlisted.map((key) => ({ key, channel: null }))];
}

/** The roles to choose from. A Telegram group has only its administrators. */
function rolesOf(
  { approverRoles }: Draft,
  platform: SpaceDetails['platform'],
  inspection: Inspection | null,
): readonly { readonly id: string; readonly name: string | null }[] {
  if (platform !== 'discord') return [{ id: 'administrator', name: null }];
  const listed = inspection?.roles ?? [];
  const unlisted = approverRoles.filter((id) => !listed.some((role) => role.id === id));
  return [...listed, ...unlisted.map((id) => ({ id, name: id }))];
}
