import { readJson } from '../../api/api-client.ts';
import { defined } from '../../api/defined.ts';
import { useList } from '../../api/use-list.ts';
import { useConsole } from '../../app/console-context.ts';
import { navigate, toHref, typeQuery } from '../../app/location.ts';
import type { PageProps } from '../../app/pages.ts';
import { platformNames } from '../../app/platforms.ts';
import { PlatformFilter } from '../../ui/controls/platform-filter.tsx';
import { SearchField } from '../../ui/controls/search-field.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { formatNumber } from '../../ui/data/format.ts';
import { List } from '../../ui/data/list.tsx';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { type Column, Table } from '../../ui/data/table.tsx';
import { EmptyState } from '../../ui/feedback/states.tsx';
import { SpacePanel } from './space/space-panel.tsx';
import { groups, type Space } from './spaces-types.ts';
import './spaces.css';

/** The Discord servers and Telegram groups that the bot serves, with their settings. */
export default function SpacesPage({ location }: PageProps) {
  const { t, api } = useConsole();
  const { query, rest } = location;
  const openId = rest[0] ?? null;
  const group = groups.find((each) => each === query.get('group')) ?? 'present';
  const filter = defined({
    search: query.get('search'),
    platform: platformNames.find((each) => each === query.get('platform')) ?? null,
  });
  const list = useList(
    JSON.stringify([filter, group]),
    (cursor, signal) =>
      readJson(
        api.spaces.$get(
          { query: { ...filter, group, limit: '50', ...(cursor ? { cursor } : {}) } },
          { init: { signal } },
        ),
      ),
    ['spaces'],
  );
  const address = (id: string | null) => toHref(`/console/spaces${id ? `/${id}` : ''}`, query);
  const emptyText = group === 'left' ? 'spaces-empty-left' : 'spaces-empty';

  return (
    <>
      <header class="page-head">
        <h1>{t('page-spaces')}</h1>
      </header>
      <Tabs
        label={t('spaces-groups')}
        current={group}
        tabs={groups.map((each) => ({
          id: each,
          label: t(`spaces-group-${each}`),
          href: toHref('/console/spaces', query, { group: each === 'left' ? each : null }),
        }))}
      />
      <div class="toolbar">
        <SearchField
          label={t('spaces-search')}
          value={query.get('search') ?? ''}
          onSearch={(search) => typeQuery('search', search)}
        />
        <PlatformFilter query={query} />
      </div>
      <List
        list={list}
        empty={
          <EmptyState icon="spaces" title={t('spaces-empty-title')}>
            {t(Object.keys(filter).length > 0 ? 'spaces-empty-filtered' : emptyText)}
          </EmptyState>
        }
      >
        <Table
          caption={t('page-spaces')}
          columns={useColumns()}
          rows={list.items}
          rowKey={(row) => row.id}
          rowLabel={(row) => row.name}
          onOpen={(row) => navigate(address(row.id))}
          openKey={openId}
        />
      </List>
      {openId && (
        <SpacePanel
          key={openId}
          id={openId}
          onClose={() => navigate(address(null))}
          onChanged={list.reload}
        />
      )}
    </>
  );
}

function useColumns(): readonly Column<Space>[] {
  const { t, locale } = useConsole();
  return [
    { id: 'name', header: t('spaces-name'), isWide: true, cell: (row) => row.name },
    {
      id: 'platform',
      header: t('platform'),
      cell: (row) => t(`platform-${row.platform}`),
    },
    { id: 'server', header: t('spaces-server'), cell: (row) => row.server ?? '–' },
    {
      id: 'approvals',
      header: t('spaces-approval-places'),
      align: 'end',
      isMinor: true,
      cell: (row) => {
        const count = row.settings.approvalPlaces?.length ?? 0;
        return count === 0 ? t('spaces-default') : formatNumber(count, locale);
      },
    },
    {
      id: 'since',
      header: t('spaces-since'),
      align: 'end',
      cell: (row) => <RelativeTime at={row.leftAt ?? row.createdAt} />,
    },
  ];
}
