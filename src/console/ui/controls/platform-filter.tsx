import { useConsole } from '../../app/console-context.ts';
import { setQuery } from '../../app/location.ts';
import { platformNames } from '../../app/platforms.ts';
import { Select } from './field.tsx';

/** Filters the list of a page by platform. What is chosen is in the address of the page. */
export function PlatformFilter({ query }: { readonly query: URLSearchParams }) {
  const { t } = useConsole();
  return (
    <Select
      label={t('platform')}
      isLabelHidden
      value={query.get('platform') ?? ''}
      choices={[
        { value: '', label: t('all-platforms') },
        ...platformNames.map((value) => ({ value, label: t(`platform-${value}`) })),
      ]}
      onChange={(platform) => setQuery({ platform })}
    />
  );
}
