import { useState } from 'preact/hooks';
import { readJson } from '../../../../api/api-client.ts';
import { useAction } from '../../../../api/use-action.ts';
import { useConsole } from '../../../../app/console-context.ts';
import { Button } from '../../../../ui/controls/button.tsx';
import { Copy } from '../../../../ui/controls/copy.tsx';
import { Select, TextField } from '../../../../ui/controls/field.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';

const scopes = ['read', 'decide', 'admin'] as const;
type Scope = (typeof scopes)[number];
const lifetimes = ['30', '90', '365', 'never'] as const;
type Lifetime = (typeof lifetimes)[number];

/** Asks what a token is for, and then shows it, once. */
export function NewTokenDialog(props: {
  readonly onCreated: () => void;
  readonly onClose: () => void;
}) {
  const { t, api } = useConsole();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('read');
  const [lifetime, setLifetime] = useState<Lifetime>('90');
  const [text, setText] = useState<string | null>(null);
  const create = useAction(async () => {
    const days = lifetime === 'never' ? null : Number(lifetime);
    const created = await readJson(api.tokens.$post({ json: { name: name.trim(), scope, days } }));
    setText(created.text);
    props.onCreated();
  });

  if (text !== null) {
    return (
      <Dialog
        title={t('settings-tokens-created-title')}
        onClose={props.onClose}
        actions={
          <Button style="main" onClick={props.onClose}>
            {t('settings-tokens-done')}
          </Button>
        }
      >
        <div class="stack">
          <p>{t('settings-tokens-created')}</p>
          <Copy value={text} isBlock />
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('settings-tokens-create')}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button
            style="main"
            isBusy={create.isRunning}
            isDisabled={name.trim() === ''}
            onClick={() => void create.run()}
          >
            {t('settings-tokens-create')}
          </Button>
        </>
      }
    >
      <div class="stack">
        <TextField
          label={t('settings-tokens-name')}
          hint={t('settings-tokens-name-hint')}
          value={name}
          maxLength={60}
          isRequired
          onInput={setName}
        />
        <Select
          label={t('settings-tokens-scope')}
          hint={t(`settings-tokens-scope-${scope}-hint`)}
          value={scope}
          choices={scopes.map((value) => ({ value, label: t(`settings-tokens-scope-${value}`) }))}
          onChange={setScope}
        />
        <Select
          label={t('settings-tokens-lifetime')}
          value={lifetime}
          choices={lifetimes.map((value) => ({ value, label: nameLifetime(value) }))}
          onChange={setLifetime}
        />
      </div>
    </Dialog>
  );

  function nameLifetime(value: Lifetime): string {
    return value === 'never'
      ? t('settings-tokens-lifetime-never')
      : t('settings-tokens-lifetime-days', { days: Number(value) });
  }
}
