import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Select, TextField } from '../../ui/controls/field.tsx';
import { Banner } from '../../ui/feedback/badge.tsx';
import { Dialog } from '../../ui/feedback/dialog.tsx';
import type { Service } from './service-card.tsx';
import {
  type AddableKind,
  findPlace,
  listAddable,
  type SettingState,
  toAddition,
  toEdit,
} from './service-settings.ts';
import { useSaveSettings } from './use-save-settings.ts';

/** Adds a service, or changes its address and key. A new address needs the key again, so that none goes astray. */
export function ServiceDialog(props: {
  /** Null: a new one. */
  readonly service: Service | null;
  readonly settings: readonly SettingState[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) {
  const { t, api } = useConsole();
  const { service, settings, onClose, onSaved } = props;
  const kinds = listAddable(settings);
  const [kind, setKind] = useState<AddableKind>(service?.kind ?? kinds[0] ?? 'http');
  const [name, setName] = useState(service?.name ?? '');
  const [address, setAddress] = useState(service?.address ?? '');
  const [secret, setSecret] = useState('');
  const [result, setResult] = useState<{ isGood: boolean; text: string } | null>(null);
  const form = { kind, name: name.trim(), address: address.trim(), secret: secret.trim() };
  const place = service && findPlace(service);
  const needsSecret = kind !== 'http' && (!service || form.address !== service.address);
  const isComplete =
    form.address !== '' &&
    (!needsSecret || form.secret !== '') &&
    (kind !== 'http' || /^[^=,]+$/.test(form.name));
  const { save, problem, isSaving } = useSaveSettings(() => {
    onSaved();
    onClose();
  });

  const test = useAction(async () => {
    const json = { url: form.address, apiKey: form.secret || null };
    const { fault, found } = await readJson(api.setup.tests.overseerr.$post({ json }));
    setResult(
      found
        ? {
            isGood: true,
            text: t('services-test-good', { title: found.title, version: found.version }),
          }
        : { isGood: false, text: t(`services-fault-${fault ?? 'failed'}`) },
    );
  }, 'read');

  return (
    <Dialog
      title={service ? t('services-edit-title', { name: service.title }) : t('services-add')}
      onClose={onClose}
      actions={
        <>
          {kind === 'overseerr' && (
            <Button
              isBusy={test.isRunning}
              isDisabled={!isComplete}
              onClick={() => void test.run()}
            >
              {t('services-test')}
            </Button>
          )}
          <Button
            style="main"
            isBusy={isSaving}
            isDisabled={!isComplete}
            onClick={() => save(place ? toEdit(place, form, settings) : toAddition(form, settings))}
          >
            {t('services-save')}
          </Button>
        </>
      }
    >
      <div class="stack">
        {!service && (
          <Select
            label={t('services-kind')}
            value={kind}
            choices={kinds.map((value) => ({ value, label: t(`services-kind-${value}`) }))}
            onChange={setKind}
          />
        )}
        {kind === 'http' && (
          <TextField
            label={t('services-name')}
            value={name}
            maxLength={60}
            onInput={setName}
            isRequired
          />
        )}
        <TextField
          label={t('services-address')}
          type="url"
          value={address}
          placeholder="http://"
          hint={t(`services-address-hint-${kind}`)}
          onInput={setAddress}
          isRequired
        />
        {kind !== 'http' && (
          <TextField
            label={t(kind === 'plex' ? 'services-token' : 'services-key')}
            type="password"
            value={secret}
            hint={t(needsSecret ? `services-key-hint-${kind}` : 'services-key-kept')}
            onInput={setSecret}
            isRequired={needsSecret}
          />
        )}
        {result && <Banner tone={result.isGood ? 'good' : 'bad'}>{result.text}</Banner>}
        {problem && <Banner tone="bad">{problem}</Banner>}
        <p class="quiet">{t('services-restart')}</p>
      </div>
    </Dialog>
  );
}
