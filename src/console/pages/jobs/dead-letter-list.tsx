import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { defined } from '../../api/defined.ts';
import { useAction } from '../../api/use-action.ts';
import { useList } from '../../api/use-list.ts';
import { useConsole } from '../../app/console-context.ts';
import { codeText } from '../../texts/code-text.ts';
import { jobText } from '../../texts/job-text.ts';
import { Button } from '../../ui/controls/button.tsx';
import { List } from '../../ui/data/list.tsx';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Card } from '../../ui/data/stat.tsx';
import { Table } from '../../ui/data/table.tsx';
import { ConfirmDialog } from '../../ui/feedback/dialog.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { DeadLetterPanel } from './dead-letter-panel.tsx';

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
    const json = { ids: [...ids] };
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
  const ask = (change: Change, ids: readonly string[]) =>
    setAsked({ change, ids: ids.slice(0, mostAtOnce) });
  const actions = (ids: readonly string[]) =>
    canChange && (
      <div class="row">
        <Button
          size="small"
          icon="refresh"
          isDisabled={ids.length === 0}
          onClick={() => ask('retry', ids)}
        >
          {t('jobs-retry')}
        </Button>
        <Button
          size="small"
          style="danger"
          icon="trash"
          isDisabled={ids.length === 0}
          onClick={() => ask('discard', ids)}
        >
          {t('jobs-discard')}
        </Button>
      </div>
    );

  return (
    <Card title={t('jobs-dead-letters')} action={list.items.length > 0 && actions(chosen)} isFlush>
      <List
        list={list}
        empty={
          <p class="jobs-calm">
            <Icon name="check" size={18} /> {t('jobs-no-dead-letters-title')}
          </p>
        }
      >
        <Table
          caption={t('jobs-dead-letters')}
          columns={[
            {
              id: 'kind',
              header: t('jobs-queue'),
              isWide: true,
              cell: ({ kind }) => jobText(t, kind),
            },
            {
              id: 'error',
              header: t('jobs-error'),
              cell: ({ error }) => (error ? codeText(t, error) : t('jobs-error-process')),
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
          rowLabel={({ kind, id }) => `${jobText(t, kind)} ${id}`}
          onOpen={({ id }) => setOpenId(id)}
          openKey={openId}
          {...(canChange ? { selected, onSelect: setSelected } : {})}
        />
      </List>
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
          {t(`jobs-${asked.change}-effect`, { count: asked.ids.length })}
        </ConfirmDialog>
      )}
    </Card>
  );
}
