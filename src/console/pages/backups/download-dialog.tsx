import { useState } from 'preact/hooks';
import { useConsole } from '../../app/console-context.ts';
import { ButtonLink } from '../../ui/controls/button.tsx';
import { Checkbox } from '../../ui/controls/field.tsx';
import { Banner } from '../../ui/feedback/badge.tsx';
import { Dialog } from '../../ui/feedback/dialog.tsx';
import type { Backup } from './backup-table.tsx';

/** Says what is in the file before it is downloaded. */
export function DownloadDialog(props: { readonly backup: Backup; readonly onClose: () => void }) {
  const { t } = useConsole();
  const { backup, onClose } = props;
  const [isConfirmed, setConfirmed] = useState(false);
  const href = `/api/v1/backups/${backup.id}/download?confirm=contains-secrets`;
  return (
    <Dialog
      title={t('backups-download-title')}
      onClose={onClose}
      actions={
        isConfirmed && (
          <ButtonLink href={href} style="main" icon="download" isDownload>
            {t('backups-download')}
          </ButtonLink>
        )
      }
    >
      <div class="stack">
        <p>{t('backups-download-content', { id: backup.id })}</p>
        <Banner tone="warn">
          {t(backup.isEncrypted ? 'backups-download-encrypted' : 'backups-download-readable')}
        </Banner>
        <p class="quiet">{t('backups-download-use')}</p>
        <Checkbox
          label={t('backups-download-confirm')}
          isChecked={isConfirmed}
          onChange={setConfirmed}
        />
      </div>
    </Dialog>
  );
}
