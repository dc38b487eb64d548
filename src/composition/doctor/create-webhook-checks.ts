import { explainFaults, explainTest } from '../../cli/commands/webhook.ts';
import { CliError } from '../../cli/exit-code.ts';
import type { OperatorWebhooks } from '../../cli/operator-webhooks.ts';
import type { Config } from '../../config/config.ts';
import type { Database } from '../../database/prisma-client.ts';
import { loadWebhookSecret } from '../../database/secrets/secrets.ts';
import type { Check } from '../../doctor/check.ts';
import { createWebhookCheck } from '../../doctor/webhook-check.ts';
import { createOperatorWebhooks, readWebhookSecret } from '../cli/operator-webhooks.ts';
import { readBotState } from '../cli/read-bot-state.ts';

/** Checks of the webhooks; none where the bot does not know its servers yet. */
export async function openWebhookChecks(deps: {
  readonly config: Config;
  readonly database: Pick<Database, 'prisma' | 'kysely'>;
  readonly url: string;
  readonly isRepairing: boolean;
  readonly clock: () => Date;
}): Promise<{ readonly checks: readonly Check[]; close(): Promise<void> }> {
  const { config, isRepairing } = deps;
  try {
    const webhooks = await createOperatorWebhooks({
      ...deps,
      secret: isRepairing
        ? await loadWebhookSecret(config.webhookSecret, config.dataDir)
        : await readWebhookSecret(config),
      isBotRunning: async () => (await readBotState(config)) !== null,
    });
    return { checks: createChecks(webhooks), close: webhooks.close };
  } catch (error) {
    // Other checks say what is missing.
    if (!(error instanceof CliError)) throw error;
    return { checks: [], close: async () => undefined };
  }
}

function createChecks(webhooks: OperatorWebhooks): readonly Check[] {
  const { isBotRunning } = webhooks;
  return webhooks.servers.map((server) =>
    createWebhookCheck({
      serverName: server.name,
      async readWebhook() {
        const { verdict, current } = await webhooks.read(server);
        const faults = verdict.kind === 'ours' ? explainFaults(verdict.faults) : '';
        return { verdict, url: current.url, faults };
      },
      isBotRunning,
      async findTestProblem() {
        const result = await webhooks.test(server);
        const about = { title: server.title, isBotRunning: true };
        return result === 'arrived' ? null : explainTest(result, about);
      },
      async install() {
        // A server that does not respond cannot be repaired; its checks say so.
        const installed = await webhooks
          .install(server, { baseUrl: null, replaces: null })
          .catch((error: unknown) => {
            if (error instanceof CliError) return null;
            throw error;
          });
        return installed?.kind === 'installed' ? installed.url : null;
      },
    }),
  );
}
