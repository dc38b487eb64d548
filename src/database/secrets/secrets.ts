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

/** The secret of webhooks: the configured text, or one that is generated once and stored in the data folder. */
export async function loadWebhookSecret(
  configured: string | null,
  dataDir: string,
): Promise<string> {
  if (configured) return configured;
  return Buffer.from(await loadOrCreateKey(dataDir, 'webhook')).toString('base64url');
}
