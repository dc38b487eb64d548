import type { ServiceId } from '../id.ts';

/** What is known about the webhook of an Overseerr server. */
export interface WebhookState {
  readonly serviceId: ServiceId;
  /** When the bot last wrote the server's settings, or found them to be its own. */
  readonly configuredAt: Date | null;
  readonly receivedAt: Date | null;
  readonly testReceivedAt: Date | null;
  /** When a webhook last had another Authorization header than the expected one. */
  readonly refusedAt: Date | null;
  /** Changes found by polling that a webhook should have reported, since the last webhook. */
  readonly missedChanges: number;
}

const proofMs = 24 * 3_600_000;
const recentMs = 24 * 3_600_000;
/** So many missed changes are no coincidence. */
const silentAfter = 3;

/**
 * Whether webhooks are proven to arrive: one has recently, with the settings that the server has now, and none is known
 * to have been lost since.
 */
export function isProven(state: WebhookState | null, now: Date): boolean {
  if (state === null || state.receivedAt === null || state.missedChanges > 0) return false;
  if (state.configuredAt !== null && state.receivedAt < state.configuredAt) return false;
  return now.getTime() - state.receivedAt.getTime() < proofMs;
}

/** When a webhook was last refused for its Authorization header; null if that is long ago. */
export function findRecentRefusal(state: WebhookState | null, now: Date): Date | null {
  const refusedAt = state?.refusedAt ?? null;
  return refusedAt && now.getTime() - refusedAt.getTime() < recentMs ? refusedAt : null;
}

/** Whether webhooks should arrive and do not. */
export function isSilent({ configuredAt, receivedAt, missedChanges }: WebhookState): boolean {
  const isExpected = configuredAt !== null || receivedAt !== null;
  return isExpected && missedChanges >= silentAfter;
}
