import type { ApiClient, JsonOf } from '../../api/api-client.ts';
import { useConsole } from '../../app/console-context.ts';
import { jobText } from '../../texts/job-text.ts';
import { formatDuration, formatNumber } from '../../ui/data/format.ts';
import { Table } from '../../ui/data/table.tsx';

/** A queue as the API sends it. */
type Queue = JsonOf<ApiClient['jobs']['$get']>['queues'][number];

/** One queue in a row. */
export function QueueTable(props: {
  readonly queues: readonly Queue[];
  readonly openKind: string | null;
  readonly onOpen: (kind: string) => void;
}) {
  const { t, locale } = useConsole();
  const number = (value: number) => (
    <span class={value === 0 ? 'number zero' : 'number'}>{formatNumber(value, locale)}</span>
  );
  const nothing = <span class="zero">–</span>;
  const rate = (value: number | undefined) =>
    value === undefined ? nothing : number(Math.round(value * 10) / 10);
  return (
    <Table
      caption={t('jobs-queues')}
      columns={[
        {
          id: 'kind',
          header: t('jobs-queue'),
          isWide: true,
          cell: ({ kind }) => jobText(t, kind),
        },
        {
          id: 'ready',
          header: t('jobs-ready'),
          align: 'end',
          cell: ({ ready }) => number(ready),
        },
        {
          id: 'deferred',
          header: t('jobs-deferred'),
          align: 'end',
          cell: ({ deferred }) => number(deferred),
        },
        {
          id: 'active',
          header: t('jobs-active'),
          align: 'end',
          cell: ({ active }) => number(active),
        },
        {
          id: 'oldest',
          header: t('jobs-oldest-job'),
          align: 'end',
          cell: ({ oldestSeconds }) =>
            oldestSeconds === null ? nothing : formatDuration(oldestSeconds * 1_000, locale),
        },
        {
          id: 'completed',
          header: t('jobs-completed-rate'),
          align: 'end',
          cell: ({ perMinute }) => rate(perMinute?.completed),
        },
        {
          id: 'failed',
          header: t('jobs-failed-rate'),
          align: 'end',
          isMinor: true,
          cell: ({ perMinute }) => rate(perMinute?.failed),
        },
      ]}
      rows={props.queues}
      rowKey={({ kind }) => kind}
      rowLabel={({ kind }) => jobText(t, kind)}
      onOpen={({ kind }) => props.onOpen(kind)}
      openKey={props.openKind}
    />
  );
}
