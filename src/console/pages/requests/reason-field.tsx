import { useConsole } from '../../app/console-context.ts';
import { TextField } from '../../ui/controls/field.tsx';

const maxLength = 500;

/** The field for the reason of a decline, which the people who requested the title read. */
export function ReasonField(props: {
  readonly value: string;
  readonly onInput: (value: string) => void;
}) {
  const { t } = useConsole();
  return (
    <TextField
      label={t('requests-reason')}
      hint={t('requests-reason-hint')}
      value={props.value}
      rows={3}
      maxLength={maxLength}
      onInput={props.onInput}
    />
  );
}
