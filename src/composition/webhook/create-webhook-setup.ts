import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { WebhookStates } from '../../ports/services/webhook-states.ts';
import {
  createWebhookSetup,
  type WebhookBase,
  type WebhookSetup,
} from '../../usecases/services/webhook-setup.ts';
import { createWebhookTest } from '../../usecases/services/webhook-test.ts';
import { toMessageKey } from '../notifications/arrivals.ts';

export interface WebhookSetupDeps {
  readonly servers: Pick<OverseerrServers, 'get' | 'getName' | 'listIds'>;
  readonly webhookStates: WebhookStates;
  readonly audit: AuditLog;
  readonly refusals: RefusalLog;
  readonly locks: Locks;
  readonly clock: Clock;
  /** What the bot expects in the Authorization header; null if it is not known here. */
  readonly authHeader: string | null;
  /** Where the server of a name reaches the bot; null if nobody has said. */
  readonly findBase: (name: string) => WebhookBase | null;
}

/** Setting up webhooks, in the bot and on the command line. */
export function createWebhookSetupOf({ findBase, ...deps }: WebhookSetupDeps): WebhookSetup {
  const { servers, webhookStates } = deps;
  return createWebhookSetup({
    ...deps,
    findBase: (id) => findBase(servers.getName(id)),
    toKey: toMessageKey,
    testWebhook: createWebhookTest({
      servers,
      webhookStates,
      wait: (milliseconds) => sleep(milliseconds),
    }),
  });
}
