import { useState } from 'preact/hooks';
import { readJson } from '../../../api/api-client.ts';
import { useAction } from '../../../api/use-action.ts';
import { useQuery } from '../../../api/use-query.ts';
import { useConsole } from '../../../app/console-context.ts';
import { setQuery } from '../../../app/location.ts';
import { ConfirmDialog } from '../../../ui/feedback/dialog.tsx';
import { QueryView } from '../../../ui/feedback/states.tsx';
import { ReasonField } from '../reason-field.tsx';
import { type ActionKind, actions, type Selection, taskParameter } from './actions.ts';

/** Asks before an action on many requests, with how many there are and what will happen to them. */
export function ActionDialog(props: {
  readonly kind: ActionKind;
  readonly selection: Selection;
  readonly onClose: () => void;
  readonly onStarted: () => void;
}) {
  const { t, api } = useConsole();
  const { kind, selection: chosen, onClose, onStarted } = props;
  const [reason, setReason] = useState('');
  const selection = 'ids' in chosen ? { ids: [...chosen.ids] } : chosen;
  const preview = useQuery(JSON.stringify([kind, selection]), (signal) =>
    readJson(
      api.requests.bulk.preview.$post({ json: { action: kind, selection } }, { init: { signal } }),
    ),
  );
  const start = useAction(async () => {
    const json = { action: kind, selection, reason: kind === 'decline' ? reason : null };
    const { id } = await readJson(api.requests.bulk.$post({ json }));
    setQuery({ [taskParameter]: id });
    onStarted();
  });
  const count = preview.data?.count ?? 0;
  return (
    <ConfirmDialog
      title={t(`requests-confirm-${kind}`)}
      confirm={t(`requests-do-${kind}`, { count })}
      isDangerous={actions.some((each) => each.kind === kind && each.isDangerous)}
      isBusy={start.isRunning}
      isDisabled={count === 0}
      onConfirm={() => void start.run()}
      onClose={onClose}
    >
      <QueryView query={preview}>
        {(data) => (
          <div class="stack">
            <p>
              {data.count === 0
                ? t(`requests-nothing-to-${kind}`)
                : t(`requests-will-${kind}`, { count: data.count })}
            </p>
            {data.leftOut > 0 && <p>{t('requests-left-out', { count: data.leftOut })}</p>}
            {data.isCapped && <p>{t('requests-capped', { count: data.count })}</p>}
            {kind === 'decline' && <ReasonField value={reason} onInput={setReason} />}
            <p class="quiet">{t('requests-bulk-note')}</p>
          </div>
        )}
      </QueryView>
    </ConfirmDialog>
  );
}
