import type { ConsoleLocale } from '../../texts/locale.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** The largest unit in which a duration is at least 1. */
const units = [
  { unit: 'day', ms: dayMs },
  { unit: 'hour', ms: hourMs },
  { unit: 'minute', ms: minuteMs },
  { unit: 'second', ms: 1_000 },
] as const;

/** "3 hours ago", "in 2 days". After 30 days it is the date. */
export function formatRelative(at: Date, now: Date, locale: ConsoleLocale): string {
  const ms = at.getTime() - now.getTime();
  if (Math.abs(ms) > 30 * dayMs) return formatDate(at, locale);
  const { unit, ms: size } = units.find((entry) => Math.abs(ms) >= entry.ms) ?? units[3];
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return format.format(Math.trunc(ms / size), unit);
}

/** "Mar 4, 2026". */
export function formatDate(at: Date, locale: ConsoleLocale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at);
}

/** "Mar 4, 2026, 9:15:02 PM", with the time zone of the browser. */
export function formatDateTime(at: Date, locale: ConsoleLocale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
}

/** Below the axis of a chart: "9:15 PM" if the chart shows two days at most, otherwise "Mar 4". */
export function formatTick(seconds: number, spanMs: number, locale: ConsoleLocale): string {
  const options =
    spanMs <= 2 * dayMs
      ? ({ timeStyle: 'short' } as const)
      : ({ month: 'short', day: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, options).format(new Date(seconds * 1_000));
}

/** "12 s", "4 min", "3 hr", "2 days": the largest unit, with one decimal below 10. */
export function formatDuration(ms: number, locale: ConsoleLocale): string {
  if (ms < 1_000) return formatUnit(Math.round(ms), 'millisecond', locale);
  const { unit, ms: size } = units.find((entry) => ms >= entry.ms) ?? units[3];
  const value = ms / size;
  return formatUnit(value < 10 ? Math.round(value * 10) / 10 : Math.round(value), unit, locale);
}

/** "1,234". */
export function formatNumber(value: number, locale: ConsoleLocale): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** A share between 0 and 1 as "99.95%", with two decimals unless it is 0% or 100%; never rounded up to 100%. */
export function formatPercent(share: number, locale: ConsoleLocale): string {
  const percent = Math.floor(share * 10_000) / 10_000;
  const digits = percent === 0 || percent === 1 ? 0 : 2;
  const options = {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  return new Intl.NumberFormat(locale, options).format(percent);
}

/** "1.2 GB". */
export function formatBytes(bytes: number, locale: ConsoleLocale): string {
  const names = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const power = Math.min(names.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1_000 ** power;
  const options = {
    style: 'unit',
    unit: names[power] ?? 'byte',
    // The short form of a byte has no plural.
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(locale, options).format(value);
}

function formatUnit(value: number, unit: string, locale: ConsoleLocale): string {
  const unitDisplay = unit === 'day' ? 'long' : 'short';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(value);
}

/** The name of a language in itself, as people look for it in a list. */
export function formatLanguage(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
