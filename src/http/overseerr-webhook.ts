import { z } from 'zod';
import type { ServiceId } from '../domain/id.ts';
import type { Job, JobPayloads } from '../domain/job.ts';
import { mediaTypes } from '../domain/titles/title.ts';
import { isEqual } from '../lib/equal-texts.ts';

/** The largest number of a 4-byte integer, which the columns of both ids are. */
const idMax = 2 ** 31 - 1;

const idText = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .refine((text) => Number(text) <= idMax);

/**
 * The part of Overseerr's webhook that the bot uses. Every value is a string (docs/overseerr-api.md, "Webhook
 * payload"); everything else is read from the server.
 */
const webhookBody = z.object({
  notification_type: z.string().max(100),
  request: z.object({ request_id: idText }).nullish().catch(null),
  media: z
    .object({ media_type: z.enum(mediaTypes), tmdbId: idText })
    .nullish()
    .catch(null),
  issue: z.object({ issue_id: idText }).nullish().catch(null),
});

/** The new state by notification type. Requests and decisions of the bot itself also cause these webhooks. */
const stateByNotification: ReadonlyMap<string, JobPayloads['handle-webhook']['to']> = new Map([
  ['MEDIA_DECLINED', 'declined'],
  ['MEDIA_PENDING', 'pending'],
  ['MEDIA_AUTO_APPROVED', 'approved'],
  ['MEDIA_APPROVED', 'approved'],
]);

/** What the bot makes of a webhook. */
export interface ReceivedWebhook {
  /** Whether somebody only wants to know whether webhooks arrive. */
  readonly isTest: boolean;
  /** To sync one request or issue, or none. */
  readonly jobs: readonly Job[];
}

/** Reads a webhook. Null if it is not one of Overseerr. */
export function readWebhook(payload: unknown, serviceId: ServiceId): ReceivedWebhook | null {
  const parsed = webhookBody.safeParse(payload);
  if (!parsed.success) return null;
  return {
    isTest: parsed.data.notification_type === 'TEST_NOTIFICATION',
    jobs: toJobs(parsed.data, serviceId),
  };
}

function toJobs(
  { notification_type: type, request, media, issue }: z.output<typeof webhookBody>,
  serviceId: ServiceId,
): readonly Job[] {
  if (type.startsWith('ISSUE_') && issue) {
    const remoteId = Number(issue.issue_id);
    return [{ kind: 'sync-issue', payload: { serviceId, remoteId } }];
  }
  if (!type.startsWith('MEDIA_') || !request) return [];
  const remoteId = Number(request.request_id);
  const to = stateByNotification.get(type);
  if (!to || !media) return [{ kind: 'sync-request', payload: { serviceId, remoteId } }];
  const title = `${media.media_type}:${media.tmdbId}`;
  return [{ kind: 'handle-webhook', payload: { serviceId, remoteId, title, to } }];
}

/** Compares the header with the secret in constant time, whatever their lengths. */
export function hasWebhookSecret(header: string | undefined, secret: string): boolean {
  return isEqual(header ?? '', secret);
}
