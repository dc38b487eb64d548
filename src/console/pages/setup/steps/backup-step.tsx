import { useState } from 'preact/hooks';
import { readJson } from '../../../api/api-client.ts';
import { useAction } from '../../../api/use-action.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { formatBytes } from '../../../ui/data/format.ts';
import { Banner } from '../../../ui/feedback/badge.tsx';
import { FaultBanner, SettingField, StepFrame } from '../step-frame.tsx';
import { type StepProps, useStepForm } from '../use-setup.ts';

/** Where backups go. */
export default function BackupStep(step: StepProps) {
  const { t, api, locale } = useConsole();
  const form = useStepForm(step.report, 'backup', ['BACKUP_DIR']);
  const [result, setResult] = useState<Awaited<ReturnType<typeof read>> | null>(null);
  const read = () =>
    readJson(
      api.setup.tests['backup-folder'].$post({ json: { path: form.valueOf('BACKUP_DIR') } }),
    );
  const test = useAction(async () => setResult(await read()));
  const found = result?.found ?? null;
  return (
    <StepFrame title={t('setup-backup')} intro={t('setup-backup-intro')} form={form} step={step}>
      <SettingField
        form={form}
        name="BACKUP_DIR"
        label={t('setup-backup-dir')}
        placeholder="/mnt/backups/medianest"
        hint={t('setup-backup-dir-hint')}
      />
      <div class="row">
        <Button
          icon="check"
          isBusy={test.isRunning}
          isDisabled={form.valueOf('BACKUP_DIR') === ''}
          onClick={() => void test.run()}
        >
          {t('setup-test')}
        </Button>
      </div>
      <FaultBanner fault={result?.fault ?? null} />
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
