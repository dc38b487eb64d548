import { useConsole } from '../../app/console-context.ts';
import { setQuery, typeQuery } from '../../app/location.ts';
import { sourceText } from '../../texts/source-text.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Select, TextField } from '../../ui/controls/field.tsx';
import { SearchField } from '../../ui/controls/search-field.tsx';
import { actionText, kindText } from './entry-texts.ts';

interface Values {
  readonly actions: readonly string[];
  readonly sources: readonly string[];
  readonly subjectKinds: readonly string[];
}

const names = ['person', 'source', 'action', 'kind', 'subject', 'from', 'to'] as const;

/** What the audit log is searched and filtered by. It is kept in the address. */
export function AuditFilters(props: {
  readonly query: URLSearchParams;
  readonly values: Values | null;
  /** What the entries are about, if they are narrowed to one thing whose name is known. */
  readonly subjectName: string | null;
}) {
  const { t, locale } = useConsole();
  const { query } = props;
  const { actions, sources, subjectKinds } = props.values ?? {
    actions: [],
    sources: [],
    subjectKinds: [],
  };
  const type = (name: (typeof names)[number]) => (value: string) => typeQuery(name, value);
  const choose = (name: (typeof names)[number]) => (value: string) => setQuery({ [name]: value });
  const choices = (all: string, values: readonly string[], text: (value: string) => string) => [
    { value: '', label: all },
    ...values
      .map((value) => ({ value, label: text(value) }))
      .sort((a, b) => a.label.localeCompare(b.label, locale)),
  ];
  const subject = query.get('subject');
  return (
    <div class="toolbar audit-filters">
      <SearchField
        label={t('audit-search')}
        value={query.get('person') ?? ''}
        onSearch={type('person')}
      />
      <Select
        label={t('audit-action')}
        isLabelHidden
        value={query.get('action') ?? ''}
        choices={choices(
          t('audit-all-actions'),
          withCurrent(actions, query.get('action')),
          (value) => actionText(t, value),
        )}
        onChange={choose('action')}
      />
      <Select
        label={t('audit-source')}
        isLabelHidden
        value={query.get('source') ?? ''}
        choices={choices(t('audit-all-sources'), sources, (value) => sourceText(t, value))}
        onChange={choose('source')}
      />
      <Select
        label={t('audit-subject')}
        isLabelHidden
        value={query.get('kind') ?? ''}
        choices={choices(t('audit-all-kinds'), subjectKinds, (value) => kindText(t, value))}
        onChange={choose('kind')}
      />
      <div class="audit-days">
        <TextField
          label={t('audit-from')}
          type="date"
          value={query.get('from') ?? ''}
          onInput={type('from')}
        />
        <TextField
          label={t('audit-to')}
          type="date"
          value={query.get('to') ?? ''}
          onInput={type('to')}
        />
      </div>
      {subject && (
        <p class="quiet">
          {t('audit-only-subject')} {props.subjectName ?? <code>{subject}</code>}
        </p>
      )}
      {names.some((name) => query.get(name)) && (
        <Button
          style="quiet"
          icon="close"
          onClick={() => setQuery(Object.fromEntries(names.map((name) => [name, null])))}
        >
          {t('audit-clear')}
        </Button>
      )}
    </div>
  );
}

/** An action from an address that the log no longer has must still be shown as chosen. */
function withCurrent(values: readonly string[], current: string | null): readonly string[] {
  return current && !values.includes(current) ? [current, ...values] : values;
}
