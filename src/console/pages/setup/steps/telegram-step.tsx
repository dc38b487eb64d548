import { readJson } from '../../../api/api-client.ts';
import { useConsole } from '../../../app/console-context.ts';
import { ButtonLink } from '../../../ui/controls/button.tsx';
import { Banner } from '../../../ui/feedback/badge.tsx';
import { TestButton, useSettingTest } from '../setting-test.tsx';
import { SettingField, StepFrame } from '../step-frame.tsx';
import { type StepProps, useStepForm } from '../use-setup.ts';

/** Connects the Telegram bot. */
export default function TelegramStep(step: StepProps) {
  const { t, api } = useConsole();
  const form = useStepForm(step.report, 'telegram', ['TELEGRAM_BOT_TOKEN']);
  const test = useSettingTest(form.typed('TELEGRAM_BOT_TOKEN'), () =>
    readJson(api.setup.tests.telegram.$post({ json: { token: form.typed('TELEGRAM_BOT_TOKEN') } })),
  );
  const { found } = test;
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
      <TestButton test={test} />
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
