import { createHash } from 'node:crypto';
import { loadOrCreateKey } from './secret-box.ts';

/** The key that encrypts stored secrets: derived from the configured text, or stored in the data folder. */
export async function loadSecretKey(
  configured: string | null,
  dataDir: string,
): Promise<Uint8Array> {
  return configured
    ? createHash('sha256').update(configured).digest()
    : loadOrCreateKey(dataDir, 'secret');
}

/** The secret that webhooks must carry: the configured text, or one created at the first start and stored in the data folder. */
export async function loadWebhookSecret(
  configured: string | null,
  dataDir: string,
): Promise<string> {
  if (configured) return configured;
  return Buffer.from(await loadOrCreateKey(dataDir, 'webhook')).toString('base64url');
}
