import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Input, type InputType } from './input.tsx';

interface CommonProps {
  readonly label: string;
  /** What the person should know before they write. */
  readonly hint?: ComponentChildren;
  /** Why the value is not accepted. */
  readonly error?: string | null;
  readonly isDisabled?: boolean;
}

interface TextFieldProps extends CommonProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: InputType;
  readonly placeholder?: string;
  readonly autocomplete?: string;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  /** More than one line. */
  readonly rows?: number;
}

/** A text field with its label, hint, and error. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, value, onInput, type = 'text', rows, isDisabled = false } = props;
  const id = useId();
  const common = {
    id,
    value,
    class: 'input',
    disabled: isDisabled,
    required: props.isRequired ?? false,
    maxLength: props.maxLength,
    placeholder: props.placeholder,
    'aria-invalid': Boolean(error),
    'aria-describedby': hint || error ? `${id}-note` : undefined,
  };
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {rows ? (
        <textarea {...common} rows={rows} onInput={(event) => onInput(event.currentTarget.value)} />
      ) : (
        <Input
          {...common}
          type={type}
          autocomplete={props.autocomplete ?? 'off'}
          onText={onInput}
        />
      )}
    </FieldFrame>
  );
}

/** A choice of a select. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface SelectProps<Value extends string> extends CommonProps {
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  /** Shows the label to screen readers only, for filters in a row. */
  readonly isLabelHidden?: boolean;
}

/** A list to choose one value from. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hint, error, value, choices, onChange, isDisabled = false } = props;
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isLabelHidden={props.isLabelHidden}>
      <select
        id={id}
        class="input select"
        value={value}
        disabled={isDisabled}
        aria-invalid={Boolean(error)}
        aria-describedby={hint || error ? `${id}-note` : undefined}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** A box to check. `isMixed` shows that some of what it stands for is checked. */
export function Checkbox(props: {
  readonly label: ComponentChildren;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isMixed?: boolean;
  readonly isDisabled?: boolean;
  readonly isLabelHidden?: boolean;
  readonly hint?: ComponentChildren;
}) {
  const { label, isChecked, onChange, isMixed = false, isDisabled = false, hint } = props;
  const id = useId();
  return (
    <div class="checkbox">
      <input
        id={id}
        type="checkbox"
        checked={isChecked}
        indeterminate={isMixed}
        disabled={isDisabled}
        aria-describedby={hint ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id} class={props.isLabelHidden ? 'hidden-text' : undefined}>
        {label}
      </label>
      {hint && (
        <p class="field-hint" id={`${id}-note`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function FieldFrame(props: {
  readonly id: string;
  readonly label: string;
  readonly hint: ComponentChildren;
  readonly error: string | null | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly children: ComponentChildren;
}) {
  const { id, label, hint, error, isLabelHidden = false, children } = props;
  return (
    <div class="field">
      <label for={id} class={isLabelHidden ? 'hidden-text' : 'field-label'}>
        {label}
      </label>
      {children}
      {(hint || error) && (
        <p class={error ? 'field-error' : 'field-hint'} id={`${id}-note`}>
          {error || hint}
        </p>
      )}
    </div>
  );
}
