import { useEffect, useState } from 'preact/hooks';
import { useConsole } from '../../app/console-context.ts';
import { formatDateTime, formatRelative } from './format.ts';

const tickMs = 15_000;

/** How long ago something was; the exact time appears on hover. Null shows a dash. */
export function RelativeTime({ at }: { readonly at: string | Date | null }) {
  const { locale } = useConsole();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), tickMs);
    return () => window.clearInterval(timer);
  }, []);
  if (at === null) return <span>–</span>;
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} title={formatDateTime(date, locale)}>
      {formatRelative(date, now, locale)}
    </time>
  );
}
