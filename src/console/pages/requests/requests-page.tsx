import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useList } from '../../api/use-list.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { navigate, setQuery, toHref } from '../../app/location.ts';
import type { PageProps } from '../../app/pages.ts';
import { Button } from '../../ui/controls/button.tsx';
import { List } from '../../ui/data/list.tsx';
import { type Sort, Table } from '../../ui/data/table.tsx';
import { EmptyState } from '../../ui/feedback/states.tsx';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { TaskList } from './bulk/task-list.tsx';
import { filterNames, type Order, toApiFilter, toOrder } from './filter-query.ts';
import { toColumns } from './request-columns.tsx';
import { RequestFilters } from './request-filters.tsx';
import { titleText } from './request-texts.ts';
import { StoryPanel } from './story/story-panel.tsx';
import './requests.css';

const none: ReadonlySet<string> = new Set();
const pageSize = '50';

/** The requests: searched, filtered, sorted, and changed one by one or many at once. */
export default function RequestsPage({ location }: PageProps) {
  const { t, api, locale, session } = useConsole();
  const { query, rest } = location;
  const filter = toApiFilter(query, new Date());
  const order = toOrder(query);
  const key = JSON.stringify([filter, order]);
  const [selection, setSelection] = useState({ key, ids: none, isAll: false });
  const { ids: selected, isAll } = selection.key === key ? selection : { ids: none, isAll: false };
  const [searchedTo, setSearchedTo] = useState<string | null>(null);

  const list = useList(
    key,
    async (cursor, signal) => {
      const page = await readJson(
        api.requests.$get(
          { query: { ...filter, order, limit: pageSize, ...(cursor ? { cursor } : {}) } },
          { init: { signal } },
        ),
      );
      setSearchedTo(page.searchedTo);
      return page;
    },
    ['requests'],
  );
  const counts = useQuery(
    JSON.stringify(filter),
    (signal) => readJson(api.requests.count.$get({ query: filter }, { init: { signal } })),
    ['requests'],
  );
  const user = query.get('user');
  const choices = useQuery(`choices ${user ?? ''}`, (signal) =>
    readJson(api.requests.choices.$get({ query: user ? { user } : {} }, { init: { signal } })),
  );

  const mayDecide = session?.scope !== 'read';
  const isFiltered = filterNames.some((name) => query.get(name));
  const [openId = null] = rest;
  const total = counts.data?.total ?? null;

  return (
    <>
      <header class="page-head">
        <h1>{t('page-requests')}</h1>
        {total && (
          <p class="quiet" aria-live="polite">
            {total.isCapped
              ? t('requests-count-capped', { count: total.count })
              : t('requests-count', { count: total.count })}
          </p>
        )}
      </header>
      <div class="stack">
        <TaskList />
        <RequestFilters query={query} counts={counts.data} choices={choices.data} />
        {mayDecide && selected.size > 0 && (
          <BulkBar
            selection={isAll ? { filter } : { ids: [...selected] }}
            count={selected.size}
            canSelectAll={list.hasMore || selected.size < list.items.length}
            isAll={isAll}
            onSelectAll={() =>
              setSelection({ key, ids: new Set(list.items.map(({ id }) => id)), isAll: true })
            }
            onClear={() => setSelection({ key, ids: none, isAll: false })}
          />
        )}
        <List
          list={list}
          empty={
            <EmptyState
              icon="requests"
              title={t(isFiltered ? 'requests-none-filtered' : 'requests-none')}
              action={
                isFiltered ? (
                  <Button onClick={clearFilters}>{t('requests-clear-filters')}</Button>
                ) : undefined
              }
            >
              {t(isFiltered ? 'requests-none-filtered-text' : 'requests-none-text')}
            </EmptyState>
          }
          note={
            list.hasMore &&
            searchedTo && (
              <p class="quiet requests-searched" role="status">
                {t('requests-searched-to', {
                  date: new Date(searchedTo).toLocaleDateString(locale, { dateStyle: 'medium' }),
                })}
              </p>
            )
          }
        >
          <Table
            caption={t('page-requests')}
            columns={toColumns(t, choices.data?.services ?? [])}
            rows={list.items}
            rowKey={({ id }) => id}
            rowLabel={titleText}
            onOpen={({ id }) => navigate(toHref(`/console/requests/${id}`, query))}
            openKey={openId}
            sort={toSort(order)}
            onSort={(sort) => setQuery({ order: fromSort(sort) })}
            {...(mayDecide
              ? {
                  selected,
                  onSelect: (ids: ReadonlySet<string>) => setSelection({ key, ids, isAll: false }),
                }
              : {})}
          />
        </List>
      </div>
      {openId && (
        <StoryPanel
          key={openId}
          id={openId}
          services={choices.data?.services ?? []}
          onClose={() => navigate(toHref('/console/requests', query))}
        />
      )}
    </>
  );
}

function clearFilters(): void {
  setQuery(Object.fromEntries(filterNames.map((name) => [name, null])));
}

function toSort(order: Order): Sort {
  return {
    by: order === 'newest' || order === 'oldest' ? 'created' : 'changed',
    isDescending: order === 'newest' || order === 'changed-last',
  };
}

function fromSort({ by, isDescending }: Sort): Order {
  if (by === 'created') return isDescending ? 'newest' : 'oldest';
  return isDescending ? 'changed-last' : 'changed-first';
}
