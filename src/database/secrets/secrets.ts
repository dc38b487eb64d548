import type { KyselyClient } from '../kysely.ts';
import { createKeyFiles } from './rotation/key-files.ts';
import { canOpenSecrets, findSecretKey } from './rotation/rotate-secrets.ts';
import { deriveKey, loadOrCreateKey } from './secret-box.ts';

/** Where the key of stored secrets comes from. */
interface SecretKeyOrigin {
  readonly secretKey: string | null;
  readonly dataDir: string;
}

/** The key that encrypts stored secrets: derived from the configured text, or stored in the data folder. */
export async function loadSecretKey(
  { secretKey, dataDir }: SecretKeyOrigin,
  deps: { readonly kysely: KyselyClient; readonly clock: () => Date },
): Promise<Uint8Array> {
  if (secretKey) return deriveKey(secretKey);
  const current = await loadOrCreateKey(dataDir, 'secret');
  const files = createKeyFiles(dataDir);
  return findSecretKey(deps.kysely, { current, files, now: deps.clock() });
}

/**
 * Throws unless a key that was loaded before is still the one of the stored secrets. A rotation waits for processes that
 * run, but not for one that is starting.
 */
export async function assertKeyIsCurrent(
  key: Uint8Array,
  origin: SecretKeyOrigin,
  deps: { readonly kysely: KyselyClient; readonly clock: () => Date },
): Promise<void> {
  const current = await loadSecretKey(origin, deps);
  if (Buffer.from(current).equals(key) && (await canOpenSecrets(deps.kysely, key))) return;
  throw new Error(
    'The key of the stored secrets was replaced while the bot was starting. Start it again.',
  );
}

/** The secret of webhooks: the configured text, or one that is generated once and stored in the data folder. */
export async function loadWebhookSecret(
  configured: string | null,
  dataDir: string,
): Promise<string> {
  if (configured) return configured;
  return Buffer.from(await loadOrCreateKey(dataDir, 'webhook')).toString('base64url');
}
