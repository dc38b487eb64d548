const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'long' });
const mediumDate = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const timeOfDay = new Intl.DateTimeFormat('en', { timeStyle: 'short' });
const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Formats a time as a date, as a time of day, or relative to now. */
export function formatTime(iso: string, style: 'date' | 'relative' | 'hour'): string {
  const at = new Date(iso);
  if (style === 'date') return mediumDate.format(at);
  if (style === 'hour') return timeOfDay.format(at);
  const seconds = Math.round((at.getTime() - Date.now()) / 1000);
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return relative.format(Math.round(seconds / length), unit);
}
