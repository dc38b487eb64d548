import { AppError, isAppError } from '../../domain/app-error.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { ServiceId } from '../../domain/id.ts';
import type {
  ShownWebhook,
  WebhookActor,
  WebhookInstallation,
  WebhookReport,
  WebhookTestResult,
} from '../../domain/services/webhook-results.ts';
import {
  clearWebhook,
  isSameWebhook,
  judgeWebhook,
  maskWebhookUrl,
  mergeWebhook,
  parseWebhookBaseUrl,
  toComparable,
  toWebhookUrl,
  type WebhookSettings,
  type WebhookTarget,
} from '../../domain/services/webhook-settings.ts';
import {
  findRecentRefusal,
  isProven,
  type WebhookState,
} from '../../domain/services/webhook-state.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { WebhookStates } from '../../ports/services/webhook-states.ts';
import { assertAdmin } from '../assert-admin.ts';
import type { WebhookTest } from './webhook-test.ts';

/** Where a server reaches the bot, and whether it must be there. */
export interface WebhookBase {
  readonly url: string;
  readonly isFixed: boolean;
}

const maxAttempts = 3;

export type WebhookSetup = ReturnType<typeof createWebhookSetup>;

/**
 * Sets up the webhooks of Overseerr servers, and proves that they arrive. The bot's process may be another one than
 * this, so arrivals are looked for in the database. A server has one webhook: somebody else's is replaced only by
 * somebody who has seen it.
 */
export function createWebhookSetup(deps: {
  readonly servers: Pick<OverseerrServers, 'get' | 'getName' | 'listIds'>;
  readonly webhookStates: WebhookStates;
  readonly audit: AuditLog;
  readonly refusals: RefusalLog;
  readonly locks: Locks;
  readonly findBase: (id: ServiceId) => WebhookBase | null;
  /** What the bot expects in the Authorization header; null if it is not known here. */
  readonly authHeader: string | null;
  /** A short text that is the same for the same text. */
  readonly toKey: (text: string) => string;
  readonly testWebhook: WebhookTest;
  readonly clock: Clock;
}) {
  const { servers, webhookStates, audit, refusals, locks, findBase, authHeader, toKey } = deps;
  const { testWebhook, clock } = deps;

  return {
    /** The webhook of a server. Throws `admins-only`, `no-overseerr-server`, and the errors of the server. */
    async getWebhook(by: WebhookActor, id: ServiceId): Promise<WebhookReport> {
      await assertAllowed(by, 'webhook.read');
      const target = toTarget(id, null);
      const settings = await servers.get(id).readWebhook();
      const verdict = judgeWebhook(settings, target);
      const state = await findState(id);
      return {
        verdict,
        current: toShown(settings),
        wantedUrl: toWantedUrl(target),
        isProven: verdict.kind === 'ours' && isProven(state, clock()),
        receivedAt: state?.receivedAt ?? null,
        refusedAt: findRecentRefusal(state, clock()),
      };
    },

    /**
     * Sets the webhook up, or repairs it. `baseUrl` is where the server reaches the bot, if it is to be another address
     * than the configured one; `replaces` is the foreign webhook that was seen, or `any`. Throws like `getWebhook`.
     */
    async install(
      by: WebhookActor,
      id: ServiceId,
      options: { readonly baseUrl?: string | null; readonly replaces?: string | null } = {},
    ): Promise<WebhookInstallation> {
      await assertAllowed(by, 'webhook.install');
      const baseUrl = options.baseUrl ? parseWebhookBaseUrl(options.baseUrl) : null;
      if (options.baseUrl && baseUrl === null) return { kind: 'invalid-address' };
      return locks.withLock(`webhook ${id}`, () =>
        installAt(by, toTarget(id, baseUrl), options.replaces ?? null),
      );
    },

    /** Has the server send a test notification, and waits until it arrives. Throws like `getWebhook`. */
    async test(by: WebhookActor, id: ServiceId): Promise<WebhookTestResult> {
      await assertAllowed(by, 'webhook.test');
      const settings = await servers.get(id).readWebhook();
      if (judgeWebhook(settings, toTarget(id, null)).kind !== 'ours') return 'not-set-up';
      return testWebhook(id, settings);
    },

    /** Turns the webhook off, unless it is somebody else's. Throws like `getWebhook`. */
    async remove(by: WebhookActor, id: ServiceId): Promise<'removed' | 'absent' | 'foreign'> {
      await assertAllowed(by, 'webhook.remove');
      getSecret();
      return locks.withLock(`webhook ${id}`, async () => {
        const before = await servers.get(id).readWebhook();
        const { kind } = judgeWebhook(before, toTarget(id, null));
        if (kind === 'ours') await write(by, id, { before, after: clearWebhook(before) });
        await webhookStates.forget(id);
        return kind === 'ours' ? 'removed' : kind;
      });
    },
  };

  async function installAt(
    by: WebhookActor,
    target: WebhookTarget,
    replaces: string | null,
  ): Promise<WebhookInstallation> {
    const { serviceId: id } = target;
    const secret = getSecret();
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const before = await servers.get(id).readWebhook();
      const verdict = judgeWebhook(before, target);
      const seen = toKey(toComparable(before));
      if (verdict.kind === 'foreign' && replaces !== 'any' && replaces !== seen) {
        return { kind: 'foreign', current: toShown(before), wantedUrl: toWantedUrl(target), seen };
      }
      const after = mergeWebhook(before, { ...target, authHeader: secret });
      if (after === null) return { kind: 'no-address' };
      const url = after.url;
      if (isSameWebhook(before, after)) {
        if (!(await findState(id))?.configuredAt) await confirm(id);
        return { kind: 'unchanged', url };
      }
      // Somebody may be changing it on the server's own page.
      if (!isSameWebhook(await servers.get(id).readWebhook(), before)) continue;
      await write(by, id, { before, after });
      await confirm(id);
      return { kind: 'installed', url };
    }
    return { kind: 'changing' };
  }

  /** Writes settings, makes sure that the server has them, and records who did it. */
  async function write(
    by: WebhookActor,
    id: ServiceId,
    { before, after }: { readonly before: WebhookSettings; readonly after: WebhookSettings },
  ): Promise<void> {
    const server = servers.get(id);
    await server.writeWebhook(after).catch((error: unknown) => {
      // What the server has afterwards says more than an answer.
      if (!isAppError(error, 'outcome-unknown')) throw error;
    });
    if (!isSameWebhook(await server.readWebhook(), after)) {
      throw new AppError('overseerr-failed', {
        detail: { reason: 'webhook settings were not kept' },
      });
    }
    const action = after.url === '' ? 'webhook.remove' : 'webhook.install';
    const change = { before: toAudited(before), after: toAudited(after) };
    await audit.record(toAuditEntry(by, action, { kind: 'service', id }, change));
  }

  async function confirm(id: ServiceId): Promise<void> {
    await webhookStates.recordConfigured(id, clock());
  }

  async function findState(id: ServiceId): Promise<WebhookState | null> {
    return (await webhookStates.list([id]))[0] ?? null;
  }

  function toTarget(id: ServiceId, given: string | null): WebhookTarget {
    const base = given === null ? findBase(id) : { url: given, isFixed: true };
    return {
      serviceId: id,
      name: servers.getName(id),
      baseUrl: base?.url ?? null,
      isFixed: base?.isFixed ?? false,
      authHeader,
    };
  }

  /** Without it, nobody can tell whose webhook it is. */
  function getSecret(): string {
    if (authHeader === null) throw new Error('the secret of the webhook is not known here');
    return authHeader;
  }

  async function assertAllowed(by: WebhookActor, action: string): Promise<void> {
    if ('isAdmin' in by) await assertAdmin(refusals, by, action);
  }
}

function toWantedUrl({ baseUrl, name }: WebhookTarget): string | null {
  return baseUrl === null ? null : toWebhookUrl(baseUrl, name);
}

function toShown({ url, isEnabled }: WebhookSettings): ShownWebhook {
  return { url: url === '' ? '' : maskWebhookUrl(url), isEnabled };
}

/** Without secrets. */
function toAudited({ url, isEnabled, types, authHeader }: WebhookSettings) {
  return {
    url: url === '' ? '' : maskWebhookUrl(url),
    isEnabled,
    types,
    hasHeader: authHeader !== '',
  };
}
