import type { ComponentChildren } from 'preact';
import { useConsole } from '../../app/console-context.ts';
import { jobText } from '../../texts/job-text.ts';
import { Copy } from '../../ui/controls/copy.tsx';
import { formatDateTime } from '../../ui/data/format.ts';
import { JsonView } from '../../ui/data/json-view.tsx';
import { Facts } from '../../ui/data/stat.tsx';
import { SidePanel } from '../../ui/feedback/dialog.tsx';

/** A failed job as the API sends it. */
interface DeadLetter {
  readonly id: string;
  readonly kind: string;
  readonly failedAt: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly payload?: unknown;
}

/** Everything about one failed job. */
export function DeadLetterPanel(props: {
  readonly letter: DeadLetter;
  readonly actions: ComponentChildren;
  readonly onClose: () => void;
}) {
  const { t, locale } = useConsole();
  const { letter, actions, onClose } = props;
  return (
    <SidePanel title={jobText(t, letter.kind)} actions={actions} onClose={onClose}>
      <div class="stack">
        <Facts
          facts={[
            { name: t('jobs-id'), value: <Copy value={letter.id} /> },
            {
              name: t('jobs-error'),
              value: <code>{letter.error ?? t('jobs-error-process')}</code>,
            },
            { name: t('jobs-attempts'), value: letter.attempts },
            { name: t('jobs-failed-at'), value: formatDateTime(new Date(letter.failedAt), locale) },
          ]}
        />
        <div class="stack-small">
          <h3>{t('jobs-payload')}</h3>
          <JsonView value={letter.payload} label={t('jobs-payload')} />
        </div>
      </div>
    </SidePanel>
  );
}
