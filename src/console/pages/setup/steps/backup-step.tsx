import { readJson } from '../../../api/api-client.ts';
import { useConsole } from '../../../app/console-context.ts';
import { formatBytes } from '../../../ui/data/format.ts';
import { Banner } from '../../../ui/feedback/badge.tsx';
import { TestButton, useSettingTest } from '../setting-test.tsx';
import { SettingField, StepFrame } from '../step-frame.tsx';
import { type StepProps, useStepForm } from '../use-setup.ts';

/** Where backups go. */
export default function BackupStep(step: StepProps) {
  const { t, api, locale } = useConsole();
  const form = useStepForm(step.report, 'backup', ['BACKUP_DIR']);
  const test = useSettingTest(form.valueOf('BACKUP_DIR'), () =>
    readJson(
      api.setup.tests['backup-folder'].$post({ json: { path: form.valueOf('BACKUP_DIR') } }),
    ),
  );
  const { found } = test;
  return (
    <StepFrame title={t('setup-backup')} intro={t('setup-backup-intro')} form={form} step={step}>
      <SettingField
        form={form}
        name="BACKUP_DIR"
        label={t('setup-backup-dir')}
        placeholder="/mnt/backups/medianest"
        hint={t('setup-backup-dir-hint')}
      />
      <TestButton test={test} isDisabled={form.valueOf('BACKUP_DIR') === ''} />
      {found && (
        <Banner tone="good">
          {t('setup-backup-works', {
            path: found.path,
            free: formatBytes(found.freeBytes, locale),
          })}
        </Banner>
      )}
    </StepFrame>
  );
}
