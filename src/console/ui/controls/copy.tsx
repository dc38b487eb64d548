import { useState } from 'preact/hooks';
import { useConsole } from '../../app/console-context.ts';
import { Icon } from '../icon/icon.tsx';

/** A value, such as an ID or a link, with a button that copies it. */
export function Copy({
  value,
  isBlock = false,
}: {
  readonly value: string;
  readonly isBlock?: boolean;
}) {
  const { t } = useConsole();
  const [isCopied, setCopied] = useState(false);
  const label = t(isCopied ? 'copied' : 'copy');
  const copy = async () => {
    await navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      // Without https there is no clipboard: the text is selected instead.
      () =>
        getSelection()?.selectAllChildren(
          document.activeElement?.previousElementSibling ?? document.body,
        ),
    );
  };
  return (
    <span class={isBlock ? 'copy copy-block' : 'copy'}>
      <code>{value}</code>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={label}
        onClick={() => void copy()}
      >
        <Icon name={isCopied ? 'check' : 'copy'} size={15} />
      </button>
    </span>
  );
}
