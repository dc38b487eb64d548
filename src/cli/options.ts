import { z } from 'zod';
import { parseMoment } from './time.ts';

/** An option with a moment; see `parseMoment`. */
export function momentOption(clock: () => Date) {
  return z.string().transform((text, issues): Date => {
    const moment = parseMoment(text, clock());
    if (moment) return moment;
    issues.addIssue('must be a time such as 2026-02-03, "2026-02-03 14:30" (UTC), 12h, or 7d');
    return z.NEVER;
  });
}

/** An option with a positive whole number. */
export const countOption = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, 'must be a positive whole number')
  .transform(Number);

/** How search results are printed. */
export const timeHelp = 'such as 2026-02-03, "2026-02-03 14:30" (UTC), 12h, or 7d';
