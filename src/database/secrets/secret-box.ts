import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { link, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder } from '../../lib/files/ensure-folder.ts';
import { readTextIfThere } from '../../lib/files/missing-file.ts';

/** Encrypts short texts so that the database never holds a readable secret. */
export type SecretBox = {
  /** Returns `v1.<base64url>`, which is different each time. */
  seal(plain: string): string;
  /** Throws if the text was changed, encrypted with another key, or is not an encrypted text. */
  open(sealed: string): string;
};

const prefix = 'v1.';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a random 96-bit nonce for each text. The key has 32 bytes. */
export function createSecretBox(key: Uint8Array): SecretBox {
  if (key.length !== keyBytes) throw new Error(`A secret key must have ${keyBytes} bytes.`);
  return {
    seal(plain) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(prefix));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return prefix + Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
    },
    open(sealed) {
      if (!sealed.startsWith(prefix)) throw new Error('Not an encrypted value.');
      const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url');
      if (bytes.length < nonceBytes + tagBytes)
        throw new Error('The encrypted value is incomplete.');
      const nonce = bytes.subarray(0, nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(prefix));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      const body = bytes.subarray(nonceBytes, -tagBytes);
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new Error(
          'Cannot decrypt a stored API key because SECRET_KEY has changed. Restore the old key, or set the API keys again.',
          { cause },
        );
      }
    },
  };
}

/**
 * The 32 random bytes stored in `<dataDir>/<name>.key` (mode 0600), created on first use.
 * Safe to call from several processes at once: all get the same bytes.
 */
export async function loadOrCreateKey(dataDir: string, name: string): Promise<Uint8Array> {
  const path = join(dataDir, `${name}.key`);
  const known = await readKey(path);
  if (known !== undefined) return known;
  await ensureFolder(dataDir);
  const temporary = `${path}.${randomUUID()}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(createKeyText());
    await file.sync();
    // A hard link fails if the name exists, so the first of several processes wins.
    await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await rm(temporary, { force: true });
  }
  const made = await readKey(path);
  if (made === undefined) throw new Error(`${path} disappeared while it was being created.`);
  return made;
}

/** The key of a text from the settings. */
export function deriveKey(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}

/** The text of a new key, as it is stored. */
export function createKeyText(): string {
  return `${randomBytes(keyBytes).toString('base64url')}\n`;
}

/** As `loadOrCreateKey`, but undefined if there is no such key. */
export async function loadKey(dataDir: string, name: string): Promise<Uint8Array | undefined> {
  return readKey(join(dataDir, `${name}.key`));
}

async function readKey(path: string): Promise<Uint8Array | undefined> {
  const text = await readTextIfThere(path);
  return text === null ? undefined : parseKeyText(text, path);
}

/** The key of a stored text. Throws if it is damaged. */
export function parseKeyText(text: string, path: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== keyBytes)
    throw new Error(`${path} is damaged: expected ${keyBytes} bytes. Restore it from a backup.`);
  return new Uint8Array(key);
}
