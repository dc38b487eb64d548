import { once } from 'node:events';
import { createPace } from '../../../lib/clocks/create-pace.ts';
import { lowerPriority } from '../../../lib/processes/lower-priority.ts';
import { type FileCommand, type FileReport, fileCommand } from './file-messages.ts';
import { packCluster } from './pack-cluster.ts';

// The process that `copyCluster` starts. It ends with the bot, whatever ends that.

process.on('disconnect', () => process.exit(1));
// Ctrl-C and service managers also reach this process, but the bot decides what becomes of the backup.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

try {
  const command = await receive('copy');
  if (command.isGentle) lowerPriority();
  const packed = await packCluster(command.cluster, command.target, {
    async stopBackup() {
      await send({ kind: 'copied' });
      return (await receive('stopped')).label;
    },
    ...(command.isGentle ? { pace: createPace() } : {}),
    ...(command.hasProgress ? { onProgress: tellProgress() } : {}),
  });
  await send({ kind: 'done', packed });
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  await send({
    kind: 'failed',
    message: error instanceof Error ? error.message : `${error}`,
    code,
  });
}
process.exit(0);

async function receive<Kind extends FileCommand['kind']>(
  kind: Kind,
): Promise<Extract<FileCommand, { kind: Kind }>> {
  const [message] = await once(process, 'message');
  const command = fileCommand.parse(message);
  if (!isOfKind(command, kind)) throw new Error(`Expected ${kind} instead of ${command.kind}`);
  return command;
}

function isOfKind<Kind extends FileCommand['kind']>(
  command: FileCommand,
  kind: Kind,
): command is Extract<FileCommand, { kind: Kind }> {
  return command.kind === kind;
}

async function send(report: FileReport): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.send?.(report, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });
}

/** A message for each of more than a thousand small files would cost more than it tells. */
function tellProgress(): (share: number | null) => void {
  let told = -1;
  return (share) => {
    const percent = share === null ? 100 : Math.floor(share * 100);
    if (percent === told) return;
    told = percent;
    void send({ kind: 'progress', share });
  };
}
