import { readJson } from '../../../api/api-client.ts';
import { useConsole } from '../../../app/console-context.ts';
import { ButtonLink } from '../../../ui/controls/button.tsx';
import { Banner } from '../../../ui/feedback/badge.tsx';
import { TestButton, useSettingTest } from '../setting-test.tsx';
import { SettingField, StepFrame } from '../step-frame.tsx';
import { type StepProps, useStepForm } from '../use-setup.ts';

/** Connects the Discord bot. */
export default function DiscordStep(step: StepProps) {
  const { t, api } = useConsole();
  const form = useStepForm(step.report, 'discord', ['DISCORD_TOKEN']);
  const test = useSettingTest(form.typed('DISCORD_TOKEN'), () =>
    readJson(api.setup.tests.discord.$post({ json: { token: form.typed('DISCORD_TOKEN') } })),
  );
  const { found } = test;
  return (
    <StepFrame title={t('setup-discord')} intro={t('setup-discord-intro')} form={form} step={step}>
      <SettingField
        form={form}
        name="DISCORD_TOKEN"
        label={t('setup-discord-token')}
        hint={t('setup-discord-token-hint')}
      />
      <TestButton test={test} />
      {found && (
        <Banner tone={found.guilds.length > 0 ? 'good' : 'warn'}>
          <p>{t('setup-discord-works', { name: found.name, count: found.guilds.length })}</p>
          {found.guilds.length > 0 && <p>{found.guilds.map(({ name }) => name).join(', ')}</p>}
          <p>{t('setup-discord-invite-hint')}</p>
          <div class="row">
            <ButtonLink href={found.inviteUrl} icon="external" isExternal>
              {t('setup-discord-invite')}
            </ButtonLink>
          </div>
        </Banner>
      )}
    </StepFrame>
  );
}
