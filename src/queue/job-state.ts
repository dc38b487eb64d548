import type { JobWithMetadata } from 'pg-boss';
import { recoveredSchema } from './job-payload.ts';

/** Whether a job is not done yet. */
export function isUnfinished({ state }: JobWithMetadata<unknown>): boolean {
  return state === 'created' || state === 'retry' || state === 'active';
}

/** Whether a job was ever started. pg-boss leaves `startedOn` empty until the first attempt, whatever its type says. */
export function mayHaveBegun({ startedOn, data }: JobWithMetadata<unknown>): boolean {
  const begunOn: Date | null = startedOn;
  return begunOn !== null || recoveredSchema.safeParse(data).success;
}
