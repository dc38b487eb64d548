import type { Place } from '../place.ts';
import { isQuiet, type QuietHours } from '../quiet-hours.ts';
import { hourIn } from '../time-zone.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const sendHour = 9;

/** Where the digest goes, and in which language and time zone. */
export interface DigestTarget {
  readonly place: Place;
  readonly locale: string;
  readonly timeZone: string;
  /** Those of alerts there; the digest waits for their end. */
  readonly quietHours: QuietHours | null;
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
 * neither an outage nor quiet hours lose it. Null at other times.
 */
export function findDueWeek(
  now: Date,
  { timeZone, quietHours }: Pick<DigestTarget, 'timeZone' | 'quietHours'>,
): string | null {
  if (isQuiet(quietHours, hourIn(timeZone, now))) return null;
  const { day, hour, date } = localParts(now, timeZone);
  if (day === 'Mon') return hour >= sendHour ? date : null;
  if (day !== 'Tue') return null;
  // Days can have 23 or 25 hours in the time zone, but not in UTC.
  return new Date(Date.parse(date) - dayMs).toISOString().slice(0, 10);
}

/** What a digest covers: the seven days before its Monday at nine, in the time zone, whenever it is sent. */
export function toDigestPeriod(
  week: string,
  timeZone: string,
): { readonly since: Date; readonly until: Date } {
  const monday = Date.parse(week);
  return {
    since: atSendHour(monday - 7 * dayMs, timeZone),
    until: atSendHour(monday, timeZone),
  };
}

/** The moment at which it is nine o'clock in the time zone, on a day that is given by its midnight in UTC. */
function atSendHour(day: number, timeZone: string): Date {
  const wanted = day + sendHour * hourMs;
  // The second round corrects an offset that changed between the guess and the moment itself.
  const guess = wanted - readOffset(wanted, timeZone);
  return new Date(wanted - readOffset(guess, timeZone));
}

/** How far the clocks of a time zone are ahead of UTC. */
function readOffset(time: number, timeZone: string): number {
  const { date, hour, minute } = localParts(new Date(time), timeZone);
  const local = Date.parse(date) + hour * hourMs + minute * minuteMs;
  return local - Math.floor(time / minuteMs) * minuteMs;
}

function localParts(time: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(time);
  const get = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? '';
  return {
    day: get('weekday'),
    hour: Number(get('hour')),
    minute: Number(get('minute')),
    date: `${get('year')}-${get('month')}-${get('day')}`,
  };
}
