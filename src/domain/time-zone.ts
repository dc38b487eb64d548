/**
 * The name of a time zone of the IANA database as the database writes it, such as `Europe/Berlin`; null if there is no
 * such zone. Offsets such as `+02:00` are no zones: they do not know daylight saving time.
 */
export function toTimeZone(text: string): string | null {
  if (!/^[a-z]/i.test(text)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** The hour of the day in a time zone, 0 to 23. */
export function hourIn(timeZone: string, time: Date): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' });
  return Number(format.format(time));
}
