/** The hours of the day in which the bot starts no conversation; also over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** Whether an hour is within the quiet hours. There are none if they begin when they end. */
export function isQuiet(hours: QuietHours | null, hour: number): boolean {
  if (!hours) return false;
  const { from, until } = hours;
  return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
}
