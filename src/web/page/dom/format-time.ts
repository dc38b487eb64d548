const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Formats a time in a language: as a date, as a time of day, or relative to now. */
export function formatTime(
  iso: string,
  style: 'date' | 'relative' | 'hour',
  locale: string,
): string {
  const at = new Date(iso);
  if (style === 'date') return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at);
  if (style === 'hour') return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
  const seconds = Math.round((at.getTime() - Date.now()) / 1000);
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  return relative.format(Math.round(seconds / length), unit);
}
