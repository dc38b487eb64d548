import { useConsole } from '../../app/console-context.ts';
import { Banner } from '../../ui/feedback/badge.tsx';
import { ConfirmDialog } from '../../ui/feedback/dialog.tsx';
import type { Service } from './service-card.tsx';
import { findPlace, type SettingState, toRemoval } from './service-settings.ts';
import { useSaveSettings } from './use-save-settings.ts';

/** Says what happens when a service is removed, and removes it. */
export function RemoveDialog(props: {
  readonly service: Service;
  readonly settings: readonly SettingState[];
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}) {
  const { t } = useConsole();
  const { service, settings, onClose, onRemoved } = props;
  const { save, problem, isSaving } = useSaveSettings(() => {
    onRemoved();
    onClose();
  });
  const place = findPlace(service);
  return (
    <ConfirmDialog
      title={t('services-remove-title', { name: service.title })}
      confirm={t('services-remove')}
      isDangerous
      isBusy={isSaving}
      onConfirm={() => save(place && toRemoval(place, settings))}
      onClose={onClose}
    >
      <div class="stack">
        <p>
          {service.kind === 'overseerr'
            ? t('services-remove-server', { accounts: service.accounts, spaces: service.spaces })
            : t('services-remove-check')}
        </p>
        {problem && <Banner tone="bad">{problem}</Banner>}
      </div>
    </ConfirmDialog>
  );
}
