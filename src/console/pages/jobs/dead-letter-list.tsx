import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { defined } from '../../api/defined.ts';
import { useAction } from '../../api/use-action.ts';
import { useList } from '../../api/use-list.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { LoadMore } from '../../ui/data/load-more.tsx';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Card } from '../../ui/data/stat.tsx';
import { Table } from '../../ui/data/table.tsx';
import { ConfirmDialog } from '../../ui/feedback/dialog.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback/states.tsx';
import { DeadLetterPanel } from './dead-letter-panel.tsx';
import { kindText } from './kind-text.ts';

type Change = 'retry' | 'discard';

/** As many as one call takes. */
const mostAtOnce = 200;

/** The jobs that failed for good, which can be retried or discarded. */
export function DeadLetterList() {
  const { t, api, session, toast } = useConsole();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [openId, setOpenId] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ change: Change; ids: readonly string[] } | null>(null);
  const list = useList(
    'dead-letters',
    (cursor, signal) =>
      readJson(
        api.jobs['dead-letters'].$get(
          { query: { limit: '50', ...defined({ cursor }) } },
          { init: { signal } },
        ),
      ),
    ['jobs'],
  );
  const canChange = session?.scope === 'admin';
  const chosen = list.items.map(({ id }) => id).filter((id) => selected.has(id));
  const open = list.items.find(({ id }) => id === openId) ?? null;

  const change = useAction(async (kind: Change, ids: readonly string[]) => {
    const json = { ids: ids.slice(0, mostAtOnce) };
    const letters = api.jobs['dead-letters'];
    const { count } = await readJson(
      kind === 'retry' ? letters.retry.$post({ json }) : letters.discard.$post({ json }),
    );
    toast({ tone: 'good', text: t(`jobs-${kind}-done`, { count }) });
    setSelected(new Set());
    setAsked(null);
    setOpenId(null);
    list.reload();
  });
  const actions = (ids: readonly string[]) =>
    canChange && (
      <div class="row">
        <Button
          size="small"
          icon="refresh"
          isDisabled={ids.length === 0}
          onClick={() => setAsked({ change: 'retry', ids })}
        >
          {t('jobs-retry')}
        </Button>
        <Button
          size="small"
          style="danger"
          icon="trash"
          isDisabled={ids.length === 0}
          onClick={() => setAsked({ change: 'discard', ids })}
        >
          {t('jobs-discard')}
        </Button>
      </div>
    );

  return (
    <Card title={t('jobs-dead-letters')} action={list.items.length > 0 && actions(chosen)} isFlush>
      {list.isLoading && <LoadingState lines={3} />}
      {list.error && list.items.length === 0 ? (
        <ErrorState error={list.error} onRetry={list.reload} />
      ) : null}
      {!list.isLoading && !list.error && list.items.length === 0 && (
        <EmptyState icon="check" title={t('jobs-no-dead-letters-title')}>
          {t('jobs-no-dead-letters')}
        </EmptyState>
      )}
      {list.items.length > 0 && (
        <Table
          caption={t('jobs-dead-letters')}
          columns={[
            {
              id: 'kind',
              header: t('jobs-queue'),
              isWide: true,
              cell: ({ kind }) => kindText(t, kind),
            },
            {
              id: 'error',
              header: t('jobs-error'),
              cell: ({ error }) => <code>{error ?? t('jobs-error-process')}</code>,
            },
            {
              id: 'attempts',
              header: t('jobs-attempts'),
              align: 'end',
              isMinor: true,
              cell: ({ attempts }) => attempts,
            },
            {
              id: 'failed',
              header: t('jobs-failed-at'),
              align: 'end',
              cell: ({ failedAt }) => <RelativeTime at={failedAt} />,
            },
          ]}
          rows={list.items}
          rowKey={({ id }) => id}
          rowLabel={({ kind, id }) => `${kindText(t, kind)} ${id}`}
          onOpen={({ id }) => setOpenId(id)}
          openKey={openId}
          {...(canChange ? { selected, onSelect: setSelected } : {})}
        />
      )}
      <LoadMore list={list} />
      {open && (
        <DeadLetterPanel
          letter={open}
          actions={actions([open.id])}
          onClose={() => setOpenId(null)}
        />
      )}
      {asked && (
        <ConfirmDialog
          title={t(`jobs-${asked.change}-title`, { count: asked.ids.length })}
          confirm={t(`jobs-${asked.change}-confirm`, { count: asked.ids.length })}
          isDangerous={asked.change === 'discard'}
          isBusy={change.isRunning}
          onConfirm={() => void change.run(asked.change, asked.ids)}
          onClose={() => setAsked(null)}
        >
          {t(`jobs-${asked.change}-effect`)}
        </ConfirmDialog>
      )}
    </Card>
  );
}
