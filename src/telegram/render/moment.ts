const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/**
 * A moment in words. Telegram's clients do not count along, so what is still to come also names the hour, in UTC:
 * it stays true while the message stands.
 */
export function formatMoment(
  when: Date,
  style: 'date' | 'relative',
  { now, locale }: { readonly now: Date; readonly locale: string },
): string {
  if (style === 'date') return formatDate(when, locale);
  const seconds = Math.round((when.getTime() - now.getTime()) / 1000);
  const fit = units.find((one) => Math.abs(seconds) >= one.seconds) ?? units[2];
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    Math.round(seconds / fit.seconds),
    fit.unit,
  );
  return seconds > 0 && fit.unit !== 'day' ? `${words} (${formatHour(when, locale)})` : words;
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
