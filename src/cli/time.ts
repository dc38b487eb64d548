const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/**
 * A moment as an operator writes it: `2026-02-03`, `2026-02-03 14:30[:05]` (UTC), an ISO time with its zone, or a time
 * ago such as `30m`, `12h`, or `7d`. Null for anything else.
 */
export function parseMoment(text: string, now: Date): Date | null {
  const [, count, unit] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  if (count && isUnit(unit)) return new Date(now.getTime() - Number(count) * unitMs[unit]);
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/.exec(
      text.trim(),
    ) ?? [];
  if (!day) return null;
  const moment = new Date(`${day}T${time ?? '00:00'}${zone ?? 'Z'}`);
  return Number.isNaN(moment.getTime()) || !isDay(day) ? null : moment;
}

/** `Date` takes February 30 for March 2. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isUnit(text: string | undefined): text is keyof typeof unitMs {
  return text !== undefined && text in unitMs;
}
