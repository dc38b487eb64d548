import { useMemo, useState } from 'preact/hooks';
import { useAction } from '../../../../src/console/api/use-action.ts';
import { useList } from '../../../../src/console/api/use-list.ts';
import { useQuery } from '../../../../src/console/api/use-query.ts';
import { useConsole } from '../../../../src/console/app/console-context.ts';
import { setQuery, useLocation } from '../../../../src/console/app/location.ts';
import { Button, ButtonLink } from '../../../../src/console/ui/controls/button.tsx';
import { Copy } from '../../../../src/console/ui/controls/copy.tsx';
import { Checkbox, Select, TextField } from '../../../../src/console/ui/controls/field.tsx';
import { SearchField } from '../../../../src/console/ui/controls/search-field.tsx';
import { Segments, Tabs } from '../../../../src/console/ui/controls/tabs.tsx';
import { Chart } from '../../../../src/console/ui/data/chart.tsx';
import {
  formatBytes,
  formatDuration,
  formatPercent,
} from '../../../../src/console/ui/data/format.ts';
import { LoadMore } from '../../../../src/console/ui/data/load-more.tsx';
import { Pagination } from '../../../../src/console/ui/data/pagination.tsx';
import { RelativeTime } from '../../../../src/console/ui/data/relative-time.tsx';
import { Sparkline } from '../../../../src/console/ui/data/sparkline.tsx';
import { Card, Facts, Stat } from '../../../../src/console/ui/data/stat.tsx';
import { type Sort, Table } from '../../../../src/console/ui/data/table.tsx';
import { Badge, Banner } from '../../../../src/console/ui/feedback/badge.tsx';
import { ConfirmDialog, SidePanel } from '../../../../src/console/ui/feedback/dialog.tsx';
import { Progress } from '../../../../src/console/ui/feedback/progress.tsx';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  QueryView,
} from '../../../../src/console/ui/feedback/states.tsx';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly person: string;
  readonly tone: 'good' | 'busy' | 'bad' | 'warn' | 'neutral';
  readonly state: string;
}

const tones = ['good', 'busy', 'bad', 'warn', 'neutral'] as const;
const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);

/** A page of made-up rows. */
async function readRows(cursor: string | null) {
  const from = Number(cursor ?? 0);
  const items = Array.from({ length: 5 }, (_, index): Row => {
    const tone = tones[(from + index) % tones.length] ?? 'neutral';
    return {
      id: `${from + index}`,
      title: `A title ${from + index}`,
      person: 'Ben',
      tone,
      state: tone,
    };
  });
  return { items, next: from < 10 ? `${from + 5}` : null };
}

/** All components on one page. */
export function Gallery() {
  return (
    <div class="stack">
      <header class="page-head">
        <h1>Components</h1>
        <div class="row">
          <Button icon="download">Export</Button>
          <Button style="main" icon="add">
            Add
          </Button>
        </div>
      </header>
      <Controls />
      <Feedback />
      <Data />
      <Figures />
    </div>
  );
}

function Controls() {
  const { query } = useLocation();
  const [text, setText] = useState('');
  const [isChecked, setChecked] = useState(true);
  const [period, setPeriod] = useState<'day' | 'month'>('day');
  return (
    <Card title="Controls">
      <Tabs
        label="Parts"
        current="first"
        tabs={[
          { id: 'first', label: 'First', href: '#first' },
          { id: 'second', label: 'Second', href: '#second', count: 3 },
        ]}
      />
      <div class="grid">
        <div class="stack">
          <TextField label="Name" value={text} onInput={setText} hint="As members know it" />
          <TextField
            label="Address"
            type="url"
            value="x"
            onInput={setText}
            error="Not an address"
          />
          <TextField label="Reason" rows={3} value={text} onInput={setText} />
          <Select
            label="State"
            value="all"
            choices={[{ value: 'all', label: 'All states' }]}
            onChange={() => {}}
          />
        </div>
        <div class="stack">
          <SearchField
            label="Search"
            value={query.get('q') ?? ''}
            onSearch={(q) => setQuery({ q })}
          />
          <Checkbox
            label="In 4K"
            hint="Only some members may"
            isChecked={isChecked}
            onChange={setChecked}
          />
          <Segments
            label="Period"
            value={period}
            choices={[
              { value: 'day', label: 'Day' },
              { value: 'month', label: 'Month' },
            ]}
            onChange={setPeriod}
          />
          <div class="row">
            <Button size="small">Small</Button>
            <Button style="quiet">Quiet</Button>
            <Button style="danger" icon="trash">
              Delete
            </Button>
            <Button isBusy>Busy</Button>
            <Button isDisabled>Disabled</Button>
            <ButtonLink href="#link" icon="external">
              Link
            </ButtonLink>
          </div>
          <Copy value="mn_5d4c3b2a" isBlock />
        </div>
      </div>
    </Card>
  );
}

function Feedback() {
  const [open, setOpen] = useState<'dialog' | 'panel' | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const fail = useAction(() => Promise.reject(new Error('as planned')));
  const { toast } = useConsole();
  return (
    <Card title="Feedback">
      <Banner tone="warn" action={<Button size="small">Repair</Button>}>
        The last backup is three days old.
      </Banner>
      <div class="row">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        <Button onClick={() => setOpen('dialog')}>Ask</Button>
        <Button onClick={() => setOpen('panel')}>Open panel</Button>
        <Button onClick={() => toast({ tone: 'good', text: 'The backup was made.' })}>
          Succeed
        </Button>
        <Button isBusy={fail.isRunning} onClick={() => void fail.run()}>
          Fail
        </Button>
      </div>
      <Progress label="Import" share={0.4} />
      <div class="grid">
        <EmptyState title="No requests yet" action={<Button>Set up</Button>}>
          Requests appear here as soon as a member asks for a title.
        </EmptyState>
        <ErrorState error={null} onRetry={() => {}} />
        <LoadingState lines={4} reading={{ isSlow: true, reload() {} }} />
      </div>
      {open === 'dialog' && (
        <ConfirmDialog
          title="Delete 3 backups?"
          confirm="Delete 3 backups"
          isDangerous
          onConfirm={() => setOpen(null)}
          onClose={() => setOpen(null)}
        >
          The files are deleted from the disk. This cannot be undone.
        </ConfirmDialog>
      )}
      {open === 'panel' && (
        <SidePanel title="A title" onClose={() => setOpen(null)}>
          <Facts facts={[{ name: 'Requested by', value: 'Ben' }]} />
          <Button onClick={() => setAsking(true)}>Ask in the panel</Button>
          {isAsking && (
            <ConfirmDialog
              title="Decline it?"
              confirm="Decline in vain"
              isBusy={fail.isRunning}
              onConfirm={() => void fail.run()}
              onClose={() => setAsking(false)}
            >
              <TextField label="Reason" value={reason} onInput={setReason} />
            </ConfirmDialog>
          )}
        </SidePanel>
      )}
    </Card>
  );
}

function Data() {
  const list = useList('rows', readRows);
  const query = useQuery('rows', () => readRows(null));
  const [sort, setSort] = useState<Sort>({ by: 'title', isDescending: false });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['1']));
  return (
    <>
      <Table
        caption="Requests"
        columns={[
          {
            id: 'title',
            header: 'Title',
            isSortable: true,
            isWide: true,
            cell: (row) => row.title,
          },
          { id: 'person', header: 'Person', cell: (row) => row.person },
          {
            id: 'state',
            header: 'State',
            cell: (row) => <Badge tone={row.tone}>{row.state}</Badge>,
          },
          { id: 'at', header: 'Requested', align: 'end', cell: () => <RelativeTime at={null} /> },
        ]}
        rows={list.items}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.title}
        onOpen={() => {}}
        sort={sort}
        onSort={setSort}
        selected={selected}
        onSelect={setSelected}
      />
      <LoadMore list={list} />
      <Pagination page={2} pages={5} onPage={() => {}} />
      <QueryView query={query}>{({ items }) => <p>{items.length} rows</p>}</QueryView>
    </>
  );
}

function Figures() {
  const times = useMemo(() => Array.from({ length: 30 }, (_, index) => start + index * day), []);
  const series = useMemo(
    () =>
      [1, 2, 3].map((number) => ({
        label: `Series ${number}`,
        color: `--chart-${number}` as const,
        values: times.map((_, index) => ((index * number) % 7) + number),
      })),
    [times],
  );
  return (
    <>
      <div class="grid-stats">
        <Stat label="Pending" value="3" note="oldest 2 hours" tone="warn" href="#pending" />
        <Stat label="Uptime" value={formatPercent(0.99951, 'en')} note="30 days" tone="good" />
        <Stat label="Backup" value={formatBytes(1_234_567, 'en')} />
        <Stat
          label="To approval"
          value={formatDuration(184_000, 'en')}
          note="half of all requests"
        />
      </div>
      <div class="grid">
        <Card title="Requests per day">
          <Chart label="Requests per day" times={times} series={series} kind="stacked-bars" />
        </Card>
        <Card title="Latency" action={<Sparkline label="rising" values={[3, 5, null, 4, 8, 6]} />}>
          <Chart label="Latency" times={times} series={series} />
        </Card>
      </div>
    </>
  );
}
