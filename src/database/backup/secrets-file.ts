import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  type ScryptOptions,
  scrypt,
} from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';
import type { Manifest } from './manifest.ts';

/** Key files by name, with their content. */
type KeyFiles = Readonly<Record<string, string>>;

/** Of a rotation that was interrupted, the database may need the next key already. */
const keyFileName = /^[a-z-]+\.key(\.next)?$/;
const keyFilesSchema = z.record(z.string().regex(keyFileName), z.string());
const magic = Buffer.from('medianest-secrets-1\n');
const saltBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;
/** 64 MB and about 0.2 s for each guess of a passphrase. */
const scryptCost = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 } as const;

/** The key files of a data folder, such as `secret.key`. */
export async function readKeyFiles(dataDir: string): Promise<KeyFiles> {
  const names = (await readdir(dataDir)).filter((name) => keyFileName.test(name));
  const entries = names.map(async (name) => [name, await readFile(join(dataDir, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(entries));
}

/** Writes the keys into a backup, encrypted if there is a passphrase. Null if there are none. */
export async function writeSecrets(
  folder: string,
  keys: KeyFiles,
  passphrase: string | null,
): Promise<Manifest['secrets']> {
  if (Object.keys(keys).length === 0) return null;
  const plain = Buffer.from(JSON.stringify(keys));
  const isEncrypted = passphrase !== null;
  const path = isEncrypted ? 'secrets.encrypted' : 'secrets.json';
  const bytes = isEncrypted ? await encrypt(plain, passphrase) : plain;
  await writeFile(join(folder, path), bytes, { mode: 0o600, flush: true });
  return { path, bytes: bytes.length, sha256: sha256(bytes), isEncrypted };
}

/** Reads the keys of a backup. Throws a BackupError if they are damaged or the passphrase is not theirs. */
export async function readSecrets(
  folder: string,
  secrets: Manifest['secrets'],
  passphrase: string | null,
): Promise<KeyFiles> {
  if (secrets === null) return {};
  const bytes = await readFile(join(folder, secrets.path)).catch(() => null);
  if (bytes === null || sha256(bytes) !== secrets.sha256) {
    throw new BackupError(
      `The secrets of the backup in ${folder} are damaged. Use another backup.`,
    );
  }
  if (!secrets.isEncrypted) return keyFilesSchema.parse(JSON.parse(bytes.toString('utf8')));
  if (passphrase === null) {
    throw new BackupError('The secrets of this backup are encrypted. Set BACKUP_PASSPHRASE.');
  }
  const plain = await decrypt(bytes, passphrase);
  return keyFilesSchema.parse(JSON.parse(plain.toString('utf8')));
}

async function encrypt(plain: Buffer, passphrase: string): Promise<Buffer> {
  const salt = randomBytes(saltBytes);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', await toKey(passphrase, salt), nonce);
  cipher.setAAD(magic);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([magic, salt, nonce, body, cipher.getAuthTag()]);
}

async function decrypt(bytes: Buffer, passphrase: string): Promise<Buffer> {
  const salt = bytes.subarray(magic.length, magic.length + saltBytes);
  const nonce = bytes.subarray(magic.length + saltBytes, magic.length + saltBytes + nonceBytes);
  const body = bytes.subarray(magic.length + saltBytes + nonceBytes, -tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', await toKey(passphrase, salt), nonce, {
    authTagLength: tagBytes,
  });
  decipher.setAAD(magic);
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch (cause) {
    throw new BackupError(
      'BACKUP_PASSPHRASE is not the one that this backup was made with. Set that one.',
      { cause },
    );
  }
}

function toKey(passphrase: string, salt: Buffer): Promise<Buffer> {
  const options: ScryptOptions = scryptCost;
  return new Promise((resolve, reject) => {
    scrypt(passphrase, salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
