import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { demoServerName } from '../../config/overseerr-servers.ts';
import { removeDemoData } from '../../database/demo/remove-demo-data.ts';
import type { KyselyClient } from '../../database/kysely.ts';
import type { Log } from '../../ports/log.ts';
import type { DeadLetters } from '../../ports/operator/dead-letters.ts';
import { removeMadeUpFailures } from '../../queue/made-up-failures.ts';

/** What the demo keeps in the data folder: its server, and the messages of its page. */
const demoFiles = ['media-server.json', 'web-messages.json'];

/**
 * Removes what a demo has left, once a bot with real chats works: made-up people and requests must not be mixed with
 * real ones. Never throws; the next start tries again.
 */
export async function removeDemo(deps: {
  readonly kysely: KyselyClient;
  readonly deadLetters: Pick<DeadLetters, 'list' | 'discard'>;
  readonly dataDir: string;
  readonly log: Log;
}): Promise<void> {
  const { kysely, deadLetters, dataDir, log } = deps;
  try {
    await removeMadeUpFailures(deadLetters);
    const removed = await removeDemoData(kysely, demoServerName);
    if (removed === null) return;
    for (const file of demoFiles) await rm(join(dataDir, file), { force: true });
    log.info({ ...removed }, 'Removed the people and requests of the demo');
  } catch (error) {
    log.warn({ error }, 'Could not remove the data of the demo. The next start tries again');
  }
}
