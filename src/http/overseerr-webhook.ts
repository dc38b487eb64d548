import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ServiceId } from '../domain/id.ts';
import type { Job, JobPayloads } from '../domain/job.ts';
import { mediaTypes } from '../domain/titles/title.ts';

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
});

/** The new state by notification type. Requests and decisions of the bot itself also cause these webhooks. */
const stateByNotification: ReadonlyMap<string, JobPayloads['handle-webhook']['to']> = new Map([
  ['MEDIA_DECLINED', 'declined'],
  ['MEDIA_PENDING', 'pending'],
  ['MEDIA_AUTO_APPROVED', 'approved'],
  ['MEDIA_APPROVED', 'approved'],
]);

/** The jobs for a webhook: to sync one request, or none. Null if it is not an Overseerr webhook. */
export function toWebhookJobs(payload: unknown, serviceId: ServiceId): readonly Job[] | null {
  const parsed = webhookBody.safeParse(payload);
  if (!parsed.success) return null;
  const { notification_type: type, request, media } = parsed.data;
  if (!type.startsWith('MEDIA_') || !request) return [];
  const remoteId = Number(request.request_id);
  const to = stateByNotification.get(type);
  if (!to || !media) return [{ kind: 'sync-request', payload: { serviceId, remoteId } }];
  const title = `${media.media_type}:${media.tmdbId}`;
  return [{ kind: 'handle-webhook', payload: { serviceId, remoteId, title, to } }];
}

/** Compares the header with the secret in constant time, whatever their lengths. */
export function isAuthorized(header: string | undefined, secret: string): boolean {
  return timingSafeEqual(digest(header ?? ''), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
