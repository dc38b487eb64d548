import { readJson } from '../../api/api-client.ts';
import { defined } from '../../api/defined.ts';
import { useList } from '../../api/use-list.ts';
import { useConsole } from '../../app/console-context.ts';
import { navigate, setQuery, toHref, typeQuery } from '../../app/location.ts';
import type { PageProps } from '../../app/pages.ts';
import { platformNames } from '../../app/platforms.ts';
import { Select } from '../../ui/controls/field.tsx';
import { PlatformFilter } from '../../ui/controls/platform-filter.tsx';
import { SearchField } from '../../ui/controls/search-field.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { List } from '../../ui/data/list.tsx';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { type Column, Table } from '../../ui/data/table.tsx';
import { EmptyState } from '../../ui/feedback/states.tsx';
import { groups, orders, type Person } from './people-types.ts';
import { PersonPanel } from './person/person-panel.tsx';
import { PersonBadges } from './person-badges.tsx';
import './people.css';

/** Everybody who has written to the bot, and who they are on the Overseerr servers. */
export default function PeoplePage({ location }: PageProps) {
  const { t, api } = useConsole();
  const { query, rest } = location;
  const openId = rest[0] ?? null;
  const group = groups.find((each) => each === query.get('group')) ?? 'all';
  const order = orders.find((each) => each === query.get('order')) ?? 'last-seen';
  const filter = defined({
    search: query.get('search'),
    platform: platformNames.find((each) => each === query.get('platform')) ?? null,
  });
  const list = useList(
    JSON.stringify([filter, group, order]),
    (cursor, signal) =>
      readJson(
        api.people.$get(
          { query: { ...filter, group, order, limit: '50', ...(cursor ? { cursor } : {}) } },
          { init: { signal } },
        ),
      ),
    ['people'],
  );
  const address = (id: string | null) => toHref(`/console/people${id ? `/${id}` : ''}`, query);
  const isFiltered = group !== 'all' || Object.keys(filter).length > 0;

  return (
    <>
      <header class="page-head">
        <h1>{t('page-people')}</h1>
      </header>
      <Tabs
        label={t('people-groups')}
        current={group}
        tabs={groups.map((each) => ({
          id: each,
          label: t(`people-group-${each}`),
          href: toHref('/console/people', query, { group: each === 'all' ? null : each }),
        }))}
      />
      <div class="toolbar">
        <SearchField
          label={t('people-search')}
          value={query.get('search') ?? ''}
          onSearch={(search) => typeQuery('search', search)}
        />
        <PlatformFilter query={query} />
        <Select
          label={t('people-order')}
          isLabelHidden
          value={order}
          choices={orders.map((value) => ({ value, label: t(`people-order-${value}`) }))}
          onChange={(value) => setQuery({ order: value })}
        />
      </div>
      <List
        list={list}
        empty={
          <EmptyState icon="people" title={t('people-empty-title')}>
            {t(isFiltered ? 'people-empty-filtered' : 'people-empty')}
          </EmptyState>
        }
      >
        <Table
          caption={t('page-people')}
          columns={useColumns(group === 'unlinked')}
          rows={list.items}
          rowKey={(row) => row.id}
          rowLabel={(row) => row.name}
          onOpen={(row) => navigate(address(row.id))}
          openKey={openId}
        />
      </List>
      {openId && (
        <PersonPanel
          key={openId}
          id={openId}
          onClose={() => navigate(address(null))}
          onChanged={list.reload}
        />
      )}
    </>
  );
}

function useColumns(isUnlinked: boolean): readonly Column<Person>[] {
  const { t } = useConsole();
  return [
    { id: 'name', header: t('people-name'), cell: (row) => row.name },
    {
      id: 'chats',
      header: t('people-chats'),
      cell: (row) => row.chats.map(({ platform }) => t(`platform-${platform}`)).join(', ') || '–',
    },
    isUnlinked
      ? {
          id: 'suggestions',
          header: t('people-suggestions'),
          isWide: true,
          cell: (row) =>
            row.suggestions.map(({ name, server }) => `${name} (${server})`).join(', ') || '–',
        }
      : {
          id: 'accounts',
          header: t('people-accounts'),
          isWide: true,
          cell: (row) =>
            row.accounts.map(({ name, server }) => `${name} (${server})`).join(', ') || '–',
        },
    { id: 'state', header: t('people-state'), cell: (row) => <PersonBadges person={row} /> },
    {
      id: 'seen',
      header: t('people-last-seen'),
      align: 'end',
      cell: (row) => <RelativeTime at={row.lastSeenAt} />,
    },
  ];
}
