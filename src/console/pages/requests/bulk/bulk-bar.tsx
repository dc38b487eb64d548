import { useState } from 'preact/hooks';
import { useConsole } from '../../../app/console-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { type ActionKind, actions, type Selection } from './actions.ts';

/** What can be done to the selected requests. */
export function BulkBar(props: {
  readonly selection: Selection;
  readonly count: number;
  /** Whether more requests pass the filter than are selected. */
  readonly canSelectAll: boolean;
  readonly isAll: boolean;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
}) {
  const { t } = useConsole();
  const { selection, count, isAll } = props;
  const [open, setOpen] = useState<ActionKind | null>(null);
  return (
    <section class="requests-bulk" aria-label={t('requests-selected')}>
      <p aria-live="polite">
        {isAll ? t('requests-all-selected') : t('requests-selected-count', { count })}
      </p>
      <div class="row">
        {!isAll && props.canSelectAll && (
          <Button size="small" style="quiet" onClick={props.onSelectAll}>
            {t('requests-select-all-matching')}
          </Button>
        )}
        {actions.map(({ kind, isDangerous }) => (
          <Button
            key={kind}
            size="small"
            style={isDangerous ? 'danger' : 'plain'}
            onClick={() => setOpen(kind)}
          >
            {t(`requests-action-${kind}`)}
          </Button>
        ))}
        <Button size="small" style="quiet" onClick={props.onClear}>
          {t('requests-clear-selection')}
        </Button>
      </div>
      {open && (
        <ActionDialog
          kind={open}
          selection={selection}
          onClose={() => setOpen(null)}
          onStarted={() => {
            setOpen(null);
            props.onClear();
          }}
        />
      )}
    </section>
  );
}
