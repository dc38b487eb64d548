import { useConsole } from '../../../app/console-context.ts';
import { SettingField, StepFrame } from '../step-frame.tsx';
import { type StepProps, useStepForm } from '../use-setup.ts';

/** Where the bot is reached: by people, and by the webhooks of the Overseerr server. */
export default function AddressStep(step: StepProps) {
  const { t } = useConsole();
  const form = useStepForm(step.report, 'address', ['WEBHOOK_URL', 'PUBLIC_URL']);
  return (
    <StepFrame title={t('setup-address')} intro={t('setup-address-intro')} form={form} step={step}>
      <SettingField
        form={form}
        name="WEBHOOK_URL"
        label={t('setup-address-webhook')}
        placeholder="http://medianest:8787"
        hint={t('setup-address-webhook-hint')}
      />
      <SettingField
        form={form}
        name="PUBLIC_URL"
        label={t('setup-address-public')}
        placeholder="https://bot.example.org"
        hint={t('setup-address-public-hint')}
      />
    </StepFrame>
  );
}
