import { useEffect, useRef } from 'preact/hooks';
import { useConsole } from '../../app/console-context.ts';
import { formatDateTime } from '../../ui/data/format.ts';
import { Badge, type Tone } from '../../ui/feedback/badge.tsx';
import type { ShownLine } from './use-log-lines.ts';

const tones = {
  debug: 'neutral',
  info: 'busy',
  warn: 'warn',
  error: 'bad',
} as const satisfies Record<ShownLine['level'], Tone>;

/** Lines of the log, the newest at the end, which stays in view while `isFollowing`. */
export function LogList(props: {
  readonly lines: readonly ShownLine[];
  readonly isFollowing: boolean;
}) {
  const { t } = useConsole();
  const { lines, isFollowing } = props;
  const ref = useRef<HTMLOListElement>(null);
  const last = lines.at(-1)?.number;

  // A new line at the end moves the list.
  useEffect(() => {
    const element = ref.current;
    if (isFollowing && element) element.scrollTop = element.scrollHeight;
  }, [isFollowing, last]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <ol ref={ref} class="log" aria-label={t('page-logs')} tabIndex={0}>
      {lines.map((line) => (
        <LogRow key={line.number} line={line} />
      ))}
    </ol>
  );
}

function LogRow({ line }: { readonly line: ShownLine }) {
  const { t, locale } = useConsole();
  const { at, level, part, message, fields } = line;
  const date = new Date(at);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(date);
  const hasFields = Object.keys(fields).length > 0;
  const head = (
    <>
      <time dateTime={at} title={formatDateTime(date, locale)}>
        {time}
      </time>
      <Badge tone={tones[level]}>{t(`logs-level-${level}`)}</Badge>
      <span class="quiet log-part">{t(`logs-part-${part}`)}</span>
      <span class="log-message">{message}</span>
    </>
  );
  return (
    <li class="log-line">
      {hasFields ? (
        <details>
          <summary>{head}</summary>
          <pre>{JSON.stringify(fields, null, 2)}</pre>
        </details>
      ) : (
        <div class="log-head">{head}</div>
      )}
    </li>
  );
}
