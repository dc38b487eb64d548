import { createHash } from 'node:crypto';
import { loadOrCreateKey } from './secret-box.ts';

/** The key that seals stored secrets: made from the given text, or kept in the data folder. */
export async function loadSecretKey(
  configured: string | null,
  dataDir: string,
): Promise<Uint8Array> {
  return configured
    ? createHash('sha256').update(configured).digest()
    : loadOrCreateKey(dataDir, 'secret');
}

/** What webhooks must carry: the given text, or one made at the first start and kept in the data folder. */
export async function loadWebhookSecret(
  configured: string | null,
  dataDir: string,
): Promise<string> {
  if (configured) return configured;
  return Buffer.from(await loadOrCreateKey(dataDir, 'webhook')).toString('base64url');
}
