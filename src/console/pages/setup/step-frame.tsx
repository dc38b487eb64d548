import type { ComponentChildren } from 'preact';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { TextField } from '../../ui/controls/field.tsx';
import { isLocked, type StepForm, type StepProps } from './use-setup.ts';

/** A step with its fields and buttons. */
export function StepFrame(props: {
  readonly title: string;
  readonly intro: string;
  readonly form: StepForm;
  readonly step: StepProps;
  readonly children: ComponentChildren;
}) {
  const { t } = useConsole();
  const { title, intro, form, step, children } = props;
  const finish = async (state: 'done' | 'skipped') => {
    if (await form.save(state)) step.onDone();
  };
  return (
    <form
      class="card setup-step"
      onSubmit={(event) => {
        event.preventDefault();
        void finish('done');
      }}
    >
      <div class="card-body stack">
        <h2 tabIndex={-1}>{title}</h2>
        <p class="quiet">{intro}</p>
        {children}
        <div class="row row-between setup-actions">
          {step.onBack ? <Button onClick={step.onBack}>{t('setup-back')}</Button> : <span />}
          <div class="row">
            <Button style="quiet" onClick={() => void finish('skipped')}>
              {t('setup-skip')}
            </Button>
            <Button style="main" type="submit" isBusy={form.isSaving}>
              {t('setup-continue')}
            </Button>
          </div>
        </div>
      </div>
    </form>
  );
}

/** The field of a setting. A secret that was entered before is not shown. */
export function SettingField(props: {
  readonly form: StepForm;
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly placeholder?: string;
}) {
  const { t } = useConsole();
  const { form, name, label, hint, placeholder } = props;
  const setting = form.find(name);
  const isSecret = setting?.input === 'secret';
  if (setting && isLocked(setting)) {
    return (
      <TextField
        label={label}
        value={isSecret ? '••••••' : (setting.value ?? '')}
        onInput={() => undefined}
        isDisabled
        hint={t('setup-from-environment', { name: setting.decidedBy ?? name })}
      />
    );
  }
  const isKept = isSecret && setting.isSet && form.typed(name) === null;
  return (
    <TextField
      label={label}
      type={isSecret ? 'password' : 'text'}
      value={isSecret ? (form.typed(name) ?? '') : form.valueOf(name)}
      onInput={(value) => form.set(name, value)}
      error={form.errorOf(name)}
      hint={isKept ? t('setup-secret-kept') : hint}
      maxLength={2_000}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}
