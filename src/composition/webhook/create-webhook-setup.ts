import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { WebhookStates } from '../../ports/services/webhook-states.ts';
import { createWebhookSetup, type WebhookSetup } from '../../usecases/services/webhook-setup.ts';
import { createWebhookTest } from '../../usecases/services/webhook-test.ts';
import { toMessageKey } from '../notifications.ts';
import { findWebhookBase, type WebhookAddresses } from './find-webhook-base.ts';

/** Setting up webhooks, in the bot and on the command line. */
export function createWebhookSetupOf(
  deps: WebhookAddresses & {
    /** What the bot expects in the Authorization header; null if it is not known here. */
    readonly authHeader: string | null;
    readonly servers: Pick<OverseerrServers, 'get' | 'getName' | 'listIds'>;
    readonly webhookStates: WebhookStates;
    readonly audit: AuditLog;
    readonly refusals: RefusalLog;
    readonly locks: Locks;
    readonly clock: Clock;
  },
): WebhookSetup {
  const { servers, webhookStates, audit, refusals, locks, clock, authHeader } = deps;
  return createWebhookSetup({
    servers,
    webhookStates,
    audit,
    refusals,
    locks,
    clock,
    authHeader,
    findBase: (id) => findWebhookBase(deps, servers.getName(id)),
    toKey: toMessageKey,
    testWebhook: createWebhookTest({
      servers,
      webhookStates,
      wait: (milliseconds) => sleep(milliseconds),
    }),
  });
}
