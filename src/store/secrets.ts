import { createHash } from 'node:crypto';
import { loadOrCreateKey } from './secret-box.ts';

/** The key that seals stored secrets: made from the given text, or kept in the data folder. */
export async function secretKey(given: string | null, dataDir: string): Promise<Uint8Array> {
  return given ? createHash('sha256').update(given).digest() : loadOrCreateKey(dataDir, 'secret');
}

/** What webhooks must carry: the given text, or one made at the first start and kept in the data folder. */
export async function webhookSecret(given: string | null, dataDir: string): Promise<string> {
  if (given) return given;
  return Buffer.from(await loadOrCreateKey(dataDir, 'webhook')).toString('base64url');
}
