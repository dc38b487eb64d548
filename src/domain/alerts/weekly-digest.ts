import type { Place } from '../place.ts';

const dayMs = 86_400_000;
const sendHour = 9;

/** Where the digest goes, and in which language and time zone. */
export interface DigestTarget {
  readonly place: Place;
  readonly locale: string;
  readonly timeZone: string;
}

/** What happened in a week. */
export interface DigestFigures {
  readonly since: Date;
  readonly until: Date;
  readonly requests: { readonly movies: number; readonly series: number };
  readonly decisions: { readonly approved: number; readonly declined: number };
  /** From the request until the title was available; null if none was. */
  readonly waitSeconds: {
    readonly p50: number;
    readonly p90: number;
    readonly count: number;
  } | null;
  readonly topRequesters: readonly { readonly name: string; readonly count: number }[];
  readonly storage: { readonly databaseBytes: number; readonly freeBytes: number | null };
  /** The share of checks that succeeded, from 0 to 1. */
  readonly uptime: readonly { readonly title: string; readonly share: number }[];
}

/**
 * The week whose digest is due, by its Monday: from Monday at nine until the end of Tuesday, in the time zone, so that
 * an outage does not lose it. Null at other times.
 */
export function findDueWeek(now: Date, timeZone: string): string | null {
  const { day, hour, date } = localParts(now, timeZone);
  if (day === 'Mon') return hour >= sendHour ? date : null;
  if (day !== 'Tue') return null;
  // Days can have 23 or 25 hours in the time zone, but not in UTC.
  return new Date(Date.parse(date) - dayMs).toISOString().slice(0, 10);
}

function localParts(time: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(time);
  const get = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? '';
  return {
    day: get('weekday'),
    hour: Number(get('hour')),
    date: `${get('year')}-${get('month')}-${get('day')}`,
  };
}
