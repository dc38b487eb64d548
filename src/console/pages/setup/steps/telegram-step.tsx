import { useState } from 'preact/hooks';
import { readJson } from '../../../api/api-client.ts';
import { useAction } from '../../../api/use-action.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button, ButtonLink } from '../../../ui/controls/button.tsx';
import { Banner } from '../../../ui/feedback/badge.tsx';
import { FaultBanner, SettingField, StepFrame } from '../step-frame.tsx';
import { type StepProps, useStepForm } from '../use-setup.ts';

/** Connects the Telegram bot. */
export default function TelegramStep(step: StepProps) {
  const { t, api } = useConsole();
  const form = useStepForm(step.report, 'telegram', ['TELEGRAM_BOT_TOKEN']);
  const [result, setResult] = useState<Awaited<ReturnType<typeof read>> | null>(null);
  const read = () =>
    readJson(api.setup.tests.telegram.$post({ json: { token: form.typed('TELEGRAM_BOT_TOKEN') } }));
  const test = useAction(async () => setResult(await read()));
  const found = result?.found ?? null;
  return (
    <StepFrame
      title={t('setup-telegram')}
      intro={t('setup-telegram-intro')}
      form={form}
      step={step}
    >
      <SettingField
        form={form}
        name="TELEGRAM_BOT_TOKEN"
        label={t('setup-telegram-token')}
        hint={t('setup-telegram-token-hint')}
      />
      <div class="row">
        <Button icon="check" isBusy={test.isRunning} onClick={() => void test.run()}>
          {t('setup-test')}
        </Button>
      </div>
      <FaultBanner fault={result?.fault ?? null} />
      {found && (
        <Banner tone={found.canJoinGroups ? 'good' : 'warn'}>
          <p>{t('setup-telegram-works', { name: found.name })}</p>
          {!found.canJoinGroups && <p>{t('setup-telegram-no-groups')}</p>}
          {found.readsAllMessages && <p>{t('setup-telegram-privacy')}</p>}
          <p>{t('setup-telegram-admin')}</p>
          <div class="row">
            <ButtonLink href={found.url} icon="external" isExternal>
              {t('setup-telegram-open')}
            </ButtonLink>
          </div>
        </Banner>
      )}
    </StepFrame>
  );
}
