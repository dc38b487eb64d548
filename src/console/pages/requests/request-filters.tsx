import { useConsole } from '../../app/console-context.ts';
import { setQuery, toHref, typeQuery } from '../../app/location.ts';
import type { Translate } from '../../texts/texts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { type Choice, Select } from '../../ui/controls/field.tsx';
import { SearchField } from '../../ui/controls/search-field.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { ages, filterNames, mediaTypeTexts, orders, stateGroups } from './filter-query.ts';
import type { ServerChoice } from './request-columns.tsx';

interface Count {
  readonly count: number;
  readonly isCapped: boolean;
}

interface FilterProps {
  readonly query: URLSearchParams;
  /** How many requests there are in each state; null until that is known. */
  readonly counts: { readonly byState: Partial<Readonly<Record<string, Count>>> } | null;
  readonly choices: {
    readonly services: readonly ServerChoice[];
    readonly spaces: readonly { readonly id: string; readonly name: string }[];
    readonly requester: string | null;
  } | null;
}

/** What the list is narrowed to. All of it is in the address. */
export function RequestFilters({ query, counts, choices }: FilterProps) {
  const { t } = useConsole();
  const isFiltered = filterNames.some((name) => query.get(name));
  return (
    <>
      <Tabs
        label={t('requests-state')}
        current={stateGroups.find(({ states }) => states === query.get('state'))?.id ?? ''}
        tabs={stateGroups.map(({ id, states }) => ({
          id,
          label: t(`requests-group-${id}`),
          href: toHref('/console/requests', query, { state: states }),
          ...countOf(id, counts?.byState),
        }))}
      />
      <div class="toolbar">
        <SearchField
          label={t('requests-search')}
          value={query.get('search') ?? ''}
          onSearch={(search) => typeQuery('search', search)}
        />
        <Filter name="type" label={t('requests-type')} query={query} choices={typeChoices(t)} />
        <Filter
          name="quality"
          label={t('requests-quality')}
          query={query}
          choices={qualityChoices(t)}
        />
        {choices && choices.services.length > 1 && (
          <Filter
            name="server"
            label={t('requests-server')}
            query={query}
            choices={choices.services.map(({ id, title, name }) => ({
              value: id,
              label: title === name ? title : `${title} (${name})`,
            }))}
          />
        )}
        {choices && choices.spaces.length > 0 && (
          <Filter
            name="space"
            label={t('requests-space')}
            query={query}
            choices={choices.spaces.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Filter
          name="age"
          label={t('requests-age')}
          query={query}
          choices={ages.map((age) => ({ value: age, label: t(`requests-age-${age}`) }))}
        />
        <Select
          label={t('requests-order')}
          isLabelHidden
          value={query.get('order') ?? 'newest'}
          choices={orders.map((order) => ({ value: order, label: t(`requests-order-${order}`) }))}
          onChange={(order) => setQuery({ order })}
        />
        {query.get('user') && (
          <Button icon="close" size="small" onClick={() => setQuery({ user: null })}>
            {choices?.requester ?? t('requests-unknown-person')}
          </Button>
        )}
        {isFiltered && (
          <Button
            style="quiet"
            size="small"
            onClick={() => setQuery(Object.fromEntries(filterNames.map((name) => [name, null])))}
          >
            {t('requests-clear-filters')}
          </Button>
        )}
      </div>
    </>
  );
}

function Filter(props: {
  readonly name: string;
  readonly label: string;
  readonly query: URLSearchParams;
  readonly choices: readonly Choice<string>[];
}) {
  const { t } = useConsole();
  const { name, label, query, choices } = props;
  return (
    <Select
      label={label}
      isLabelHidden
      value={query.get(name) ?? ''}
      choices={[{ value: '', label: t('requests-any', { what: label }) }, ...choices]}
      onChange={(value) => setQuery({ [name]: value || null })}
    />
  );
}

function typeChoices(t: Translate): readonly Choice<string>[] {
  return Object.entries(mediaTypeTexts).map(([value, text]) => ({ value, label: t(text) }));
}

function qualityChoices(t: Translate): readonly Choice<string>[] {
  return (['standard', '4k'] as const).map((quality) => ({
    value: quality,
    label: t(`quality-${quality}`),
  }));
}

/** Only what waits for somebody has a number, and only if it is known as a whole. */
function countOf(
  id: (typeof stateGroups)[number]['id'],
  byState: Partial<Readonly<Record<string, Count>>> = {},
): { readonly count?: number } {
  const found = id === 'pending' || id === 'failed' ? byState[id] : undefined;
  return found && !found.isCapped && found.count > 0 ? { count: found.count } : {};
}
