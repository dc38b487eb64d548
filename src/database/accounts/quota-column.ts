import { z } from 'zod';
import type { QuotaSet } from '../../domain/accounts/quota.ts';

const quota = z.object({
  limit: z.number().nullable(),
  used: z.number(),
  days: z.number().nullable(),
});

/** The quotas of an account as they are stored. */
export const quotasColumn = z.object({ movie: quota, tv: quota }) satisfies z.ZodType<QuotaSet>;

/** Whether quotas were read and the account has a limit. */
export function isLimited(column: unknown): boolean {
  if (column === null) return false;
  const { movie, tv } = quotasColumn.parse(column);
  return movie.limit !== null || tv.limit !== null;
}
