import { useConsole } from '../../../app/console-context.ts';
import { Checkbox } from '../../../ui/controls/field.tsx';

/** Several choices from a list. */
export function CheckList(props: {
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const { t } = useConsole();
  const { label, hint, choices, chosen, onChange } = props;
  return (
    <fieldset class="spaces-checks">
      <legend class="field-label">{label}</legend>
      {hint && <p class="field-hint">{hint}</p>}
      {choices.length === 0 && <p class="quiet">{t('spaces-nothing-to-choose')}</p>}
      <div class="spaces-check-list">
        {choices.map(({ value, label: text }) => (
          <Checkbox
            key={value}
            label={text}
            isChecked={chosen.includes(value)}
            onChange={(isChecked) =>
              onChange(isChecked ? [...chosen, value] : chosen.filter((each) => each !== value))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
