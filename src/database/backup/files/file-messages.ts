import type { PackedCluster } from './pack-cluster.ts';
import type { BackupFiles, UnpackTarget } from './read-files.ts';

/** How work is done. `isGentle`: others use the machine meanwhile. */
interface Manner {
  readonly isGentle: boolean;
  readonly hasProgress: boolean;
}

/** What the bot tells the process that copies and reads the files of backups. */
export type FileCommand =
  | ({ readonly kind: 'copy'; readonly cluster: string; readonly target: string } & Manner)
  | ({
      readonly kind: 'read';
      readonly backup: BackupFiles;
      readonly into: UnpackTarget | null;
    } & Manner)
  /** The server's backup is ended; `label` belongs in the copy. */
  | { readonly kind: 'stopped'; readonly label: string };

/** What that process answers. */
export type FileReport =
  | { readonly kind: 'progress'; readonly share: number | null }
  /** All files are copied: the server's backup can be ended. */
  | { readonly kind: 'copied' }
  | { readonly kind: 'packed'; readonly packed: PackedCluster }
  /** Everything is read, and equals the manifest. */
  | { readonly kind: 'read' }
  /** `isExplained`: the message says what to do. */
  | {
      readonly kind: 'failed';
      readonly message: string;
      readonly code: string | null;
      readonly path: string | null;
      readonly isExplained: boolean;
    };

const commandKinds = {
  copy: true,
  read: true,
  stopped: true,
} satisfies Record<FileCommand['kind'], true>;

const reportKinds = {
  progress: true,
  copied: true,
  packed: true,
  read: true,
  failed: true,
} satisfies Record<FileReport['kind'], true>;

/**
 * A message of the bot. Both ends are of the same version and share only this channel, which keeps types, so its kind
 * says everything; to load a library that checks the rest would take half of the start of the process.
 */
export function toFileCommand(message: unknown): FileCommand {
  if (hasKindOf<FileCommand>(message, commandKinds)) return message;
  throw new Error('An unknown command for the process that works on the backup');
}

/** A message of the process that works on the backup. */
export function toFileReport(message: unknown): FileReport {
  if (hasKindOf<FileReport>(message, reportKinds)) return message;
  throw new Error('An unknown report of the process that works on the backup');
}

function hasKindOf<Message extends { readonly kind: string }>(
  message: unknown,
  kinds: Readonly<Record<Message['kind'], true>>,
): message is Message {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  return typeof message.kind === 'string' && Object.hasOwn(kinds, message.kind);
}
