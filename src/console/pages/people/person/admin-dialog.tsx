import { useAction } from '../../../api/use-action.ts';
import { useConsole } from '../../../app/console-context.ts';
import { ConfirmDialog } from '../../../ui/feedback/dialog.tsx';
import type { PersonDetails } from '../people-types.ts';

/** Asks whether to make a user an admin, or to take that back. */
export function AdminDialog(props: {
  readonly person: PersonDetails;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t, api } = useConsole();
  const { person, onClose, onDone } = props;
  const { name, isAdmin } = person;
  const change = useAction(async () => {
    const call = { param: { id: person.id } };
    const rights = api.people[':id'].admin;
    await (isAdmin ? rights.$delete(call) : rights.$post(call));
    onClose();
    onDone();
  });
  return (
    <ConfirmDialog
      title={t(isAdmin ? 'people-revoke-admin-title' : 'people-make-admin-title', { name })}
      confirm={t(isAdmin ? 'people-revoke-admin' : 'people-make-admin')}
      isDangerous
      isBusy={change.isRunning}
      onConfirm={() => void change.run()}
      onClose={onClose}
    >
      <p>{t(isAdmin ? 'people-revoke-admin-lines' : 'people-make-admin-lines')}</p>
    </ConfirmDialog>
  );
}
