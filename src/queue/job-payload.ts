import { z } from 'zod';
import { type Id, toId } from '../domain/id.ts';
import type { Job, JobKind, JobPayloads } from '../domain/job.ts';

const id = <Kind extends string>() =>
  z.string().transform((text, context): Id<Kind> => {
    const known = toId<Kind>(text);
    if (known) return known;
    context.addIssue('no id');
    return z.NEVER;
  });

const ofRequest = z.object({ requestId: id<'request'>() });
const ofIssue = z.object({ issueId: id<'issue'>() });
const ofService = z.object({ serviceId: id<'service'>() });

/**
 * Schemas for payloads when a job is read, because another version of the bot may have written it.
 */
export const payloadSchemas: { readonly [Kind in JobKind]: z.ZodType<JobPayloads[Kind]> } = {
  'submit-request': ofRequest,
  'update-cards': ofRequest,
  'update-telegram-cards': ofRequest,
  notify: ofRequest,
  'send-decision': ofRequest,
  'count-votes': ofRequest,
  'notify-subscribers': ofService.extend({ title: z.string() }),
  'retry-request': ofRequest,
  'send-reminders': ofService,
  'sync-request': ofService.extend({ remoteId: z.int().positive() }),
  'handle-webhook': ofService.extend({
    remoteId: z.int().positive(),
    title: z.string(),
    to: z.enum(['pending', 'approved', 'declined']),
  }),
  'send-issue': ofIssue,
  'sync-issue': ofService.extend({ remoteId: z.int().positive() }),
  'show-issue': ofIssue,
  reconcile: ofService,
  'sync-accounts': ofService,
  'await-sign-in': z.object({ signInId: id<'sign-in'>() }),
  sweep: z.object({}).transform(() => ({})),
  'check-alerts': z.object({}).transform(() => ({})),
  cleanup: z.object({}).transform(() => ({})),
};

/**
 * Marks a job that was added again because the first one was lost. The first one may have been
 * started.
 */
export const recoveredMark = { isRecovered: true } as const;
export const recoveredSchema = z.object({ isRecovered: z.literal(true) });

const tracedSchema = z.object({ traceparent: z.string() });

/** What is stored for a job: its payload, and the trace that it continues. */
export function toJobData({ payload }: Job, traceparent: string | null): object {
  return traceparent === null ? payload : { ...payload, traceparent };
}

/** The trace that a job continues. */
export function readTraceparent(data: unknown): string | null {
  return tracedSchema.safeParse(data).data?.traceparent ?? null;
}

/** Equal for equal payloads, regardless of the order of their fields. */
export function toJobKey({ payload }: Job): string {
  const fields = Object.entries(payload).sort(([a], [b]) => (a < b ? -1 : 1));
  return fields.map(([, value]) => value).join(':');
}
