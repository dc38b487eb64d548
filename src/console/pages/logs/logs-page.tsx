import { useState } from 'preact/hooks';
import { useConsole } from '../../app/console-context.ts';
import { setQuery, typeQuery } from '../../app/location.ts';
import type { PageProps } from '../../app/pages.ts';
import { Checkbox, Select } from '../../ui/controls/field.tsx';
import { SearchField } from '../../ui/controls/search-field.tsx';
import { formatDateTime } from '../../ui/data/format.ts';
import { EmptyState, ErrorState, LoadingState } from '../../ui/feedback/states.tsx';
import { LogList } from './log-list.tsx';
import { logLevels, logParts } from './log-values.ts';
import { useLogLines } from './use-log-lines.ts';
import './logs.css';

/** The last lines of the log of one process, live. */
export default function LogsPage({ location }: PageProps) {
  const { t, locale } = useConsole();
  const { query } = location;
  const [isFollowing, setFollowing] = useState(true);
  const level = logLevels.find((each) => each === query.get('level')) ?? 'info';
  const part = logParts.find((each) => each === query.get('part')) ?? null;
  const text = query.get('text') ?? '';
  const log = useLogLines({ level, part });
  const { lines, process, error } = log;
  const shown = lines?.filter((line) => contains(line, text)) ?? [];

  return (
    <div class="stack">
      <header class="page-head">
        <h1>{t('page-logs')}</h1>
        <Checkbox label={t('logs-follow')} isChecked={isFollowing} onChange={setFollowing} />
      </header>
      {process && (
        <p class="quiet">
          {t('logs-process', {
            pid: `${process.pid}`,
            host: process.host,
            role: t(
              `logs-role-${process.role === 'worker' ? 'worker' : process.role === 'gateway' ? 'gateway' : 'all'}`,
            ),
            at: formatDateTime(new Date(process.startedAt), locale),
          })}
        </p>
      )}
      <div class="toolbar">
        <SearchField
          label={t('logs-search')}
          value={text}
          onSearch={(value) => typeQuery('text', value)}
        />
        <Select
          label={t('logs-level')}
          isLabelHidden
          value={level}
          choices={logLevels.map((value) => ({ value, label: t(`logs-from-${value}`) }))}
          onChange={(value) => setQuery({ level: value === 'info' ? null : value })}
        />
        <Select
          label={t('logs-part')}
          isLabelHidden
          value={part ?? ''}
          choices={[
            { value: '', label: t('logs-all-parts') },
            ...logParts.map((value) => ({ value, label: t(`logs-part-${value}`) })),
          ]}
          onChange={(value) => setQuery({ part: value })}
        />
      </div>
      {lines === null && !error && <LoadingState reading={log} />}
      {lines === null && error ? <ErrorState error={error} onRetry={log.reload} /> : null}
      {lines !== null && shown.length === 0 && (
        <EmptyState icon="logs" title={t('logs-empty-title')}>
          {t('logs-empty')}
        </EmptyState>
      )}
      {shown.length > 0 && <LogList lines={shown} isFollowing={isFollowing} />}
    </div>
  );
}

function contains(
  { message, fields }: { readonly message: string; readonly fields: object },
  text: string,
): boolean {
  const wanted = text.toLowerCase();
  return (
    message.toLowerCase().includes(wanted) || JSON.stringify(fields).toLowerCase().includes(wanted)
  );
}
