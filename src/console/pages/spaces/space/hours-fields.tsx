import { useConsole } from '../../../app/console-context.ts';
import { Select } from '../../../ui/controls/field.tsx';
import type { Hours } from './draft.ts';

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => String(hour));

/** Quiet hours: both ends, or none. */
export function HoursFields(props: {
  readonly label: string;
  readonly hours: Hours;
  readonly onChange: (hours: Hours) => void;
}) {
  const { t } = useConsole();
  const { label, hours, onChange } = props;
  const choices = [
    { value: '', label: t('spaces-quiet-none') },
    ...hoursOfDay.map((hour) => ({ value: hour, label: `${hour.padStart(2, '0')}:00` })),
  ];
  // One end without the other would mean nothing.
  const change = (changed: Partial<Hours>) => {
    const { from, until } = { ...hours, ...changed };
    const isNone = Object.values(changed).includes('');
    onChange(isNone ? { from: '', until: '' } : { from: from || '22', until: until || '8' });
  };
  return (
    <fieldset class="spaces-checks">
      <legend class="field-label">{label}</legend>
      <div class="toolbar">
        <Select
          label={t('spaces-quiet-from')}
          value={hours.from}
          choices={choices}
          onChange={(from) => change({ from })}
        />
        <Select
          label={t('spaces-quiet-until')}
          value={hours.until}
          choices={choices}
          onChange={(until) => change({ until })}
        />
      </div>
    </fieldset>
  );
}
