import { once } from 'node:events';
import { createPace } from '../../../lib/clocks/create-pace.ts';
import { lowerPriority } from '../../../lib/processes/lower-priority.ts';
import type { BackupWatch } from '../../../ports/operator/backup-store.ts';
import { BackupError } from '../backup-error.ts';
import { type FileCommand, type FileReport, toFileCommand } from './file-messages.ts';
import { packCluster } from './pack-cluster.ts';
import { readFiles } from './read-files.ts';

// The process that `runFileProcess` starts. It ends with the bot, whatever ends that.

process.on('disconnect', () => process.exit(1));
// Ctrl-C and service managers also reach this process, but the bot decides what becomes of the work.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

await send(await run(await receive()).catch(toFailure));
process.exit(0);

async function run(command: FileCommand): Promise<FileReport> {
  if (command.kind === 'stopped') throw new Error('Nothing is being copied');
  const { isGentle, hasProgress } = command;
  if (isGentle) lowerPriority();
  const watch = hasProgress ? { onProgress: tellProgress() } : {};
  if (command.kind === 'read') {
    await readFiles(command.backup, { into: command.into, ...watch });
    return { kind: 'read' };
  }
  const packed = await packCluster(command.cluster, command.target, {
    stopBackup,
    ...(isGentle ? { pace: createPace() } : {}),
    ...watch,
  });
  return { kind: 'packed', packed };
}

async function stopBackup(): Promise<string> {
  const answer = receive();
  await send({ kind: 'copied' });
  const command = await answer;
  if (command.kind !== 'stopped') throw new Error('Another backup is being copied');
  return command.label;
}

function toFailure(error: unknown): FileReport {
  return {
    kind: 'failed',
    message: error instanceof Error ? error.message : String(error),
    code: error instanceof Error && 'code' in error ? String(error.code) : null,
    path: error instanceof Error && 'path' in error ? String(error.path) : null,
    isExplained: error instanceof BackupError,
  };
}

async function receive(): Promise<FileCommand> {
  const [message] = await once(process, 'message');
  return toFileCommand(message);
}

async function send(report: FileReport): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.send?.(report, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });
}

/** A message for each of more than a thousand small files would cost more than it tells. */
function tellProgress(): NonNullable<BackupWatch['onProgress']> {
  let told = -1;
  return (share) => {
    const percent = share === null ? 100 : Math.floor(share * 100);
    if (percent === told) return;
    told = percent;
    void send({ kind: 'progress', share });
  };
}
