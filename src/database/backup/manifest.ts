import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../../lib/durable-file.ts';
import { findFileFault } from '../../lib/files/file-fault.ts';
import { isMissingFile } from '../../lib/files/missing-file.ts';
import { BackupError } from './backup-error.ts';
import { explainFileError } from './explain-file-error.ts';

/** A file of a backup. */
const fileSchema = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() });

/** The manifest of a backup. */
const manifestSchema = z.object({
  format: z.literal(1),
  /** The name of the backup: when it was begun, such as `20260203T040506Z`, or a later second if that was taken. */
  id: z.string(),
  startedAt: z.coerce.date(),
  finishedAt: z.coerce.date(),
  systemId: z.string(),
  timeline: z.number(),
  segmentBytes: z.number(),
  /** WAL from `start` to `stop` is needed to use the backup. */
  start: z.string(),
  stop: z.string(),
  postgresVersion: z.string(),
  migrations: z.array(z.string()),
  /** Rows of each table when the backup was made. */
  counts: z.record(z.string(), z.number()),
  /** The cluster, as a compressed tar archive. */
  archive: fileSchema,
  /** The files in the archive. */
  files: z.array(fileSchema),
  /** The generated secrets; encrypted if a passphrase was set. Null if there were none. */
  secrets: fileSchema.extend({ isEncrypted: z.boolean() }).nullable(),
});

/** What a base backup consists of. */
export type Manifest = z.output<typeof manifestSchema>;

const envelopeSchema = z.object({ sha256: z.string(), manifest: z.unknown() });

/** The folder with all base backups. */
export function baseFolderOf(backupDir: string): string {
  return join(backupDir, 'base');
}

/** Writes a manifest with a checksum of its own. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = JSON.stringify(manifest);
  const envelope = `{"sha256":"${sha256(text)}","manifest":${text}}\n`;
  await replaceFile(join(folder, 'manifest.json'), envelope);
}

/** Reads a manifest. Throws a BackupError if it is damaged or of a newer version. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch((cause: unknown) => {
    const reason = isMissingFile(cause) ? null : findFileFault(cause)?.reason;
    const text = reason ? `cannot be read: ${reason}` : 'has no manifest';
    throw new BackupError(`The backup in ${folder} ${text}.`, { cause });
  });
  const damaged = `The manifest of the backup in ${folder} is damaged. Use another backup.`;
  let parsed: z.output<typeof envelopeSchema>;
  try {
    parsed = envelopeSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new BackupError(damaged, { cause });
  }
  if (sha256(JSON.stringify(parsed.manifest)) !== parsed.sha256) throw new BackupError(damaged);
  const manifest = manifestSchema.safeParse(parsed.manifest);
  if (!manifest.success) {
    throw new BackupError(
      `The backup in ${folder} was made by another version of MediaNest, which this one cannot read. Install that version.`,
    );
  }
  return manifest.data;
}

/** A base backup as it is found. `problem` says why it cannot be used. */
export type FoundBackup =
  | { readonly id: string; readonly folder: string; readonly manifest: Manifest }
  | { readonly id: string; readonly folder: string; readonly problem: string };

/** All finished base backups, the oldest first. */
export async function listBackups(backupDir: string): Promise<readonly FoundBackup[]> {
  const base = baseFolderOf(backupDir);
  const names = await readdir(base).catch((error: unknown) => {
    if (isMissingFile(error)) return [];
    throw explainFileError(error, { backupDir, into: null });
  });
  const ids = names.filter((name) => /^\d{8}T\d{6}Z$/.test(name)).sort();
  return Promise.all(
    ids.map(async (id): Promise<FoundBackup> => {
      const folder = join(base, id);
      try {
        return { id, folder, manifest: await readManifest(folder) };
      } catch (error) {
        if (!(error instanceof BackupError)) throw error;
        return { id, folder, problem: error.message };
      }
    }),
  );
}

/** The usable ones of `listBackups`. */
export async function listManifests(backupDir: string): Promise<readonly Manifest[]> {
  const backups = await listBackups(backupDir);
  return backups.flatMap((backup) => ('manifest' in backup ? [backup.manifest] : []));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
