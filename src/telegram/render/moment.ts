const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** What a time depends on when it is written as text. */
export interface MomentOptions {
  readonly now: Date;
  readonly locale: string;
  /** The name of an IANA time zone. */
  readonly timeZone: string;
}

/**
 * A time as text. Telegram's clients do not update relative times, so a future time also has the hour, which stays
 * correct.
 */
export function formatMoment(
  when: Date,
  style: 'date' | 'relative',
  { now, locale, timeZone }: MomentOptions,
): string {
  if (style === 'date') return formatDate(when, locale, timeZone);
  const seconds = Math.round((when.getTime() - now.getTime()) / 1000);
  const unit = units.find((each) => Math.abs(seconds) >= each.seconds) ?? units[2];
  const text = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    Math.round(seconds / unit.seconds),
    unit.unit,
  );
  return seconds > 0 && unit.unit !== 'day'
    ? `${text} (${formatHour(when, locale, timeZone)})`
    : text;
}

function formatDate(when: Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(when);
}

function formatHour(when: Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(when);
}
