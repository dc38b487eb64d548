import { z } from 'zod';
import { type Id, toId } from '../core/id.ts';
import type { Job, JobKind, JobPayloads } from '../core/job.ts';

const id = <Kind extends string>() =>
  z.string().transform((text, context): Id<Kind> => {
    const known = toId<Kind>(text);
    if (known) return known;
    context.addIssue('no id');
    return z.NEVER;
  });

const ofRequest = z.object({ requestId: id<'request'>() });
const ofService = z.object({ serviceId: id<'service'>() });

/** What a payload must be when a job is read: another version of the bot may have written it. */
export const payloads: { readonly [Kind in JobKind]: z.ZodType<JobPayloads[Kind]> } = {
  submit: ofRequest,
  show: ofRequest,
  tell: ofRequest,
  decide: ofRequest,
  remind: ofService,
  look: ofService.extend({ number: z.int().positive() }),
  heed: ofService.extend({
    number: z.int().positive(),
    title: z.string(),
    to: z.enum(['pending', 'approved', 'declined']),
  }),
  poll: ofService,
  sync: ofService,
  'sign-in': z.object({ signInId: id<'sign-in'>() }),
  tidy: z.strictObject({}),
};

/** Equal for equal payloads, whatever the order in which their fields were written. */
export function keyOf({ payload }: Job): string {
  const fields = Object.entries(payload).sort(([a], [b]) => (a < b ? -1 : 1));
  return fields.map(([, value]) => value).join(':');
}
