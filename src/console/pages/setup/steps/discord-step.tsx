import { useState } from 'preact/hooks';
import { readJson } from '../../../api/api-client.ts';
import { useAction } from '../../../api/use-action.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button, ButtonLink } from '../../../ui/controls/button.tsx';
import { Banner } from '../../../ui/feedback/badge.tsx';
import { FaultBanner, SettingField, StepFrame } from '../step-frame.tsx';
import { type StepProps, useStepForm } from '../use-setup.ts';

/** Connects the Discord bot. */
export default function DiscordStep(step: StepProps) {
  const { t, api } = useConsole();
  const form = useStepForm(step.report, 'discord', ['DISCORD_TOKEN']);
  const [result, setResult] = useState<Awaited<ReturnType<typeof read>> | null>(null);
  const read = () =>
    readJson(api.setup.tests.discord.$post({ json: { token: form.typed('DISCORD_TOKEN') } }));
  const test = useAction(async () => setResult(await read()));
  const found = result?.found ?? null;
  return (
    <StepFrame title={t('setup-discord')} intro={t('setup-discord-intro')} form={form} step={step}>
      <SettingField
        form={form}
        name="DISCORD_TOKEN"
        label={t('setup-discord-token')}
        hint={t('setup-discord-token-hint')}
      />
      <div class="row">
        <Button icon="check" isBusy={test.isRunning} onClick={() => void test.run()}>
          {t('setup-test')}
        </Button>
      </div>
      <FaultBanner fault={result?.fault ?? null} />
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
