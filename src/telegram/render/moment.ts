const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/**
 * A time as text. Telegram's clients do not update relative times, so a future time also has the hour (in UTC), which
 * stays correct.
 */
export function formatMoment(
  when: Date,
  style: 'date' | 'relative',
  { now, locale }: { readonly now: Date; readonly locale: string },
): string {
  if (style === 'date') return formatDate(when, locale);
  const seconds = Math.round((when.getTime() - now.getTime()) / 1000);
  const unit = units.find((each) => Math.abs(seconds) >= each.seconds) ?? units[2];
  const text = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    Math.round(seconds / unit.seconds),
    unit.unit,
  );
  return seconds > 0 && unit.unit !== 'day' ? `${text} (${formatHour(when, locale)})` : text;
}

function formatDate(when: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(when);
}

function formatHour(when: Date, locale: string): string {
  const hour = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  return `${hour.format(when)} UTC`;
}
