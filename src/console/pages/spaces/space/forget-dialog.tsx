import { useAction } from '../../../api/use-action.ts';
import { useConsole } from '../../../app/console-context.ts';
import { formatNumber } from '../../../ui/data/format.ts';
import { ConfirmDialog } from '../../../ui/feedback/dialog.tsx';
import type { SpaceDetails } from '../spaces-types.ts';

/** Asks whether to forget a space that the bot has left. */
export function ForgetDialog(props: {
  readonly space: SpaceDetails;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t, api, locale } = useConsole();
  const { space, onClose, onDone } = props;
  const forget = useAction(async () => {
    await api.spaces[':id'].$delete({ param: { id: space.id } });
    onDone();
  });
  return (
    <ConfirmDialog
      title={t('spaces-forget-title', { name: space.name })}
      confirm={t('spaces-forget')}
      isDangerous
      isBusy={forget.isRunning}
      onConfirm={() => void forget.run()}
      onClose={onClose}
    >
      <div class="stack-small">
        <p>{t('spaces-forget-deleted')}</p>
        <p>{t('spaces-forget-kept', { count: formatNumber(space.requestCount, locale) })}</p>
        <p>{t('spaces-forget-subscriptions')}</p>
        <p>
          <strong>{t('spaces-forget-final')}</strong>
        </p>
      </div>
    </ConfirmDialog>
  );
}
