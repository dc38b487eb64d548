import { useAction } from '../../../api/use-action.ts';
import { useConsole } from '../../../app/console-context.ts';
import { ConfirmDialog } from '../../../ui/feedback/dialog.tsx';
import type { PersonDetails } from '../people-types.ts';

/** Asks whether to block or unblock a user. */
export function BlockDialog(props: {
  readonly person: PersonDetails;
  readonly isBlocked: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t, api } = useConsole();
  const { person, isBlocked, onClose, onDone } = props;
  const change = useAction(async () => {
    const call = { param: { id: person.id } };
    const one = api.people[':id'];
    await (isBlocked ? one.unblock.$post(call) : one.block.$post(call));
    onClose();
    onDone();
  });
  const others = person.accounts.flatMap((account) => account.sharedWith.map(({ name }) => name));
  return (
    <ConfirmDialog
      title={t(isBlocked ? 'people-unblock-title' : 'people-block-title', { name: person.name })}
      confirm={t(isBlocked ? 'people-unblock' : 'people-block')}
      isDangerous={!isBlocked}
      isBusy={change.isRunning}
      onConfirm={() => void change.run()}
      onClose={onClose}
    >
      <div class="stack-small">
        <p>{t(isBlocked ? 'people-unblock-lines' : 'people-block-lines')}</p>
        {others.length > 0 && <p>{t('people-block-shared', { names: others.join(', ') })}</p>}
      </div>
    </ConfirmDialog>
  );
}
