import { readJson } from '../../../api/api-client.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Facts } from '../../../ui/data/stat.tsx';
import { Banner } from '../../../ui/feedback/badge.tsx';
import { TestButton, useSettingTest } from '../setting-test.tsx';
import { SettingField, StepFrame } from '../step-frame.tsx';
import { type StepProps, useStepForm } from '../use-setup.ts';

/** Connects the Overseerr server. */
export default function ServerStep(step: StepProps) {
  const { t, api } = useConsole();
  const form = useStepForm(step.report, 'server', ['OVERSEERR_URL', 'OVERSEERR_API_KEY']);
  const test = useSettingTest(() =>
    readJson(
      api.setup.tests.overseerr.$post({
        json: { url: form.valueOf('OVERSEERR_URL'), apiKey: form.typed('OVERSEERR_API_KEY') },
      }),
    ),
  );
  const { found } = test;
  return (
    <StepFrame title={t('setup-server')} intro={t('setup-server-intro')} form={form} step={step}>
      <SettingField
        form={form}
        name="OVERSEERR_URL"
        label={t('setup-server-url')}
        placeholder="http://seerr:5055"
        hint={t('setup-server-url-hint')}
      />
      <SettingField
        form={form}
        name="OVERSEERR_API_KEY"
        label={t('setup-server-key')}
        hint={t('setup-server-key-hint')}
      />
      <TestButton test={test} isDisabled={form.valueOf('OVERSEERR_URL') === ''} />
      {found && (
        <Banner tone="good">
          <p>{t('setup-server-works', { title: found.title, version: found.version })}</p>
          <Facts
            facts={[
              {
                name: t('setup-server-members'),
                value: t('setup-server-members-value', {
                  members: found.members,
                  more: String(found.hasMoreMembers),
                  chats: found.membersWithChat,
                }),
              },
              {
                name: t('setup-server-4k'),
                value: t('setup-server-4k-value', {
                  movies: String(found.hasMovie4k),
                  series: String(found.hasSeries4k),
                }),
              },
            ]}
          />
        </Banner>
      )}
    </StepFrame>
  );
}
