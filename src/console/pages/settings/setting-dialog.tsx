import { useState } from 'preact/hooks';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Select, TextField } from '../../ui/controls/field.tsx';
import { Dialog } from '../../ui/feedback/dialog.tsx';
import { aboutSetting } from './setting-texts.ts';
import { type Setting, useSettingChange } from './use-settings.ts';

/** Changes one setting. */
export function SettingDialog(props: {
  readonly setting: Setting;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useConsole();
  const { setting, onSaved, onClose } = props;
  const { name, input, isSet, origin, effect } = setting;
  const [value, setValue] = useState(origin === 'default' ? '' : (setting.value ?? ''));
  const { problem, isSaving, save } = useSettingChange(name, onSaved);
  const about = aboutSetting(name);
  const choices = toChoices(input);
  return (
    <Dialog
      title={t('settings-edit-title', { name })}
      onClose={onClose}
      actions={
        <>
          {isSet && (
            <Button style="quiet" isDisabled={isSaving} onClick={() => void save(null)}>
              {t('settings-remove')}
            </Button>
          )}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            style="main"
            isBusy={isSaving}
            isDisabled={input === 'secret' && value === ''}
            onClick={() => void save(value.trim() === '' ? null : value)}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <div class="stack">
        {about && <p>{t(about)}</p>}
        {choices ? (
          <Select
            label={t('settings-value')}
            value={value}
            choices={[
              { value: '', label: t('settings-default-choice') },
              ...choices.map((choice) => ({
                value: choice,
                label: input === 'boolean' ? t(toBooleanText(choice)) : choice,
              })),
            ]}
            onChange={setValue}
            error={problem}
          />
        ) : (
          <TextField
            label={t(input === 'secret' ? 'settings-new-value' : 'settings-value')}
            type={input === 'secret' ? 'password' : 'text'}
            value={value}
            onInput={setValue}
            error={problem}
            maxLength={4_000}
            {...(input === 'secret' ? { hint: t('settings-secret-hint') } : {})}
            {...(origin === 'default' && setting.value ? { placeholder: setting.value } : {})}
          />
        )}
        <p class="quiet">{t('settings-edit-hint', { effect })}</p>
      </div>
    </Dialog>
  );
}

/** The values to choose from; null: any. */
function toChoices(input: Setting['input']): readonly string[] | null {
  if (input === 'boolean') return ['true', 'false'];
  return typeof input === 'string' ? null : input;
}

/** How a value of yes or no is shown. */
export function toBooleanText(value: string): 'settings-yes' | 'settings-no' {
  return ['true', 'yes', '1'].includes(value) ? 'settings-yes' : 'settings-no';
}
