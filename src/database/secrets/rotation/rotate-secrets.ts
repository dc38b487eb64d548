import { operatorActor } from '../../../domain/actor.ts';
import { toAuditEntry } from '../../../domain/audit-entry.ts';
import type { RotationReport } from '../../../domain/operator/rotation-report.ts';
import { insertAuditEntry } from '../../audit-log.ts';
import type { KyselyClient } from '../../kysely.ts';
import { createSecretBox, deriveKey, type SecretBox } from '../secret-box.ts';
import type { KeyFiles } from './key-files.ts';
import { listSealedValues, replaceSealedValue } from './sealed-values.ts';

/** Nothing was changed, and why. */
class RotationError extends Error {
  override readonly name = 'RotationError';
}

/**
 * Encrypts all stored secrets with a new key. `newKey` is the text of a key for the settings; null generates a key
 * file. The database changes in one transaction. A generated key is on the disk before that, and takes its name after
 * that; in between, `findSecretKey` recognizes which one the database needs. No other process may use the database.
 */
export async function rotateSecrets(
  kysely: KyselyClient,
  deps: {
    readonly oldKey: Uint8Array;
    readonly newKey: string | null;
    readonly files: KeyFiles;
    readonly now: Date;
  },
): Promise<Omit<RotationReport, 'backupId'>> {
  const { oldKey, newKey, files, now } = deps;
  const key = newKey === null ? await files.createNext() : deriveKey(newKey);
  if (Buffer.from(key).equals(oldKey)) {
    throw new RotationError('The new key is the current one. Nothing was changed.');
  }
  const counts = await reseal(kysely, createSecretBox(oldKey), createSecretBox(key)).catch(
    async (error: unknown) => {
      // After another error, the database may have changed.
      if (error instanceof RotationError) await files.discardNext();
      throw error;
    },
  );
  const oldKeyFile = newKey === null ? await files.promoteNext(now) : null;
  return { ...counts, oldKeyFile };
}

/**
 * The key that the database needs, of the generated ones: a rotation that was interrupted after it changed the
 * database is brought to its end, and one that was interrupted before is without effect.
 */
export async function findSecretKey(
  kysely: KyselyClient,
  deps: { readonly current: Uint8Array; readonly files: KeyFiles; readonly now: Date },
): Promise<Uint8Array> {
  const { current, files, now } = deps;
  const next = await files.readNext();
  if (next === null) return current;
  const { readable } = await countReadable(kysely, next);
  if (readable === 0) return current;
  await files.promoteNext(now);
  return next;
}

/** Whether a key decrypts any of the stored secrets, or there are none. */
export async function canOpenSecrets(kysely: KyselyClient, key: Uint8Array): Promise<boolean> {
  const { all, readable } = await countReadable(kysely, key);
  return all === 0 || readable > 0;
}

async function countReadable(kysely: KyselyClient, key: Uint8Array) {
  const box = createSecretBox(key);
  const values = await kysely.transaction().execute(listSealedValues);
  const readable = values.filter(({ sealed }) => tryOpen(box, sealed) !== null);
  return { all: values.length, readable: readable.length };
}

function reseal(kysely: KyselyClient, oldBox: SecretBox, newBox: SecretBox) {
  return kysely.transaction().execute(async (transaction) => {
    let rotated = 0;
    const values = await listSealedValues(transaction);
    for (const value of values) {
      const plain = tryOpen(oldBox, value.sealed);
      if (plain === null) continue;
      await replaceSealedValue(transaction, { ...value, sealed: newBox.seal(plain) });
      rotated += 1;
    }
    if (values.length > 0 && rotated === 0) {
      throw new RotationError(
        'No stored secret can be decrypted with the current key, so nothing was changed. Set SECRET_KEY or DATA_DIR as for the bot.',
      );
    }
    const after = { rotated, unreadable: values.length - rotated };
    const subject = { kind: 'installation', id: 'secrets' } as const;
    await insertAuditEntry(
      transaction,
      toAuditEntry(operatorActor, 'secrets-rotate', subject, { after }),
    );
    return after;
  });
}

function tryOpen(box: SecretBox, sealed: string): string | null {
  try {
    return box.open(sealed);
  } catch {
    return null;
  }
}
