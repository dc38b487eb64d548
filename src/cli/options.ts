import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { CliError } from './exit-code.ts';
import { parseMoment } from './time.ts';

/** An option with a moment; see `parseMoment`. */
export function momentOption(clock: () => Date) {
  return z.string().transform((value, issues): Date => {
    const moment = parseMoment(value, clock());
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

/** The content of a file; `-` is standard input. */
export async function readInput(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new CliError(`${path} cannot be read. Check its name and permissions.`, { cause });
  }
}
