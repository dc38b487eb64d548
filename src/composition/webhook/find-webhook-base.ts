import type { Config } from '../../config/config.ts';
import type { WebhookBase } from '../../usecases/services/webhook-setup.ts';

/** What the settings say about where servers reach the bot. */
export interface WebhookAddresses {
  readonly config: {
    readonly http: Pick<Config['http'], 'publicUrl' | 'webhookUrl'>;
    readonly overseerrServers: readonly Pick<Config['overseerrServers'][number], 'name' | 'url'>[];
  };
  /** Where programs on this machine reach the bot. */
  readonly localUrl: string | null;
}

/** What the bot needs to set up webhooks. */
export function toWebhookOptions(
  config: WebhookAddresses['config'],
  authHeader: string,
  localUrl: string,
) {
  return {
    authHeader,
    findBase: (name: string) => findWebhookBase({ config, localUrl }, name),
  };
}

/**
 * Where a server reaches the bot: as the operator says, otherwise at its public address; on the same machine at its
 * local one. Null if nobody has said.
 */
export function findWebhookBase(
  { config, localUrl }: WebhookAddresses,
  name: string,
): WebhookBase | null {
  const { webhookUrl, publicUrl } = config.http;
  if (webhookUrl !== null) return { url: webhookUrl, isFixed: true };
  if (publicUrl !== null) return { url: publicUrl, isFixed: false };
  const server = config.overseerrServers.find((each) => each.name === name);
  const isHere = server === undefined || isLoopback(server.url);
  return isHere && localUrl !== null ? { url: localUrl, isFixed: false } : null;
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
