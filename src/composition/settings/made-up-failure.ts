import { createAlertRepository } from '../../database/alerts/alert-repository.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { RequestId } from '../../domain/id.ts';
import { type ChatAccountKey, toDirectPlace } from '../../domain/place.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { addMadeUpFailure } from '../../queue/add-made-up-failure.ts';

/**
 * Makes up a job that failed for good, and the alert about it, so that these pages of the demo have something to show.
 * Retrying the job is harmless: its request has no messages. The alert ends by itself once the job is gone, as any
 * other. Nobody gets a message about it, because visitors of the demo have not done anything wrong.
 */
export async function makeUpFailure(deps: {
  readonly database: Pick<OpenDatabase, 'prisma' | 'url'>;
  readonly requestId: RequestId;
  readonly owner: ChatAccountKey;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<void> {
  const { database, requestId, owner, clock, log } = deps;
  const alerts = createAlertRepository({ prisma: database.prisma });
  const finding = { kind: 'dead-letters', subject: '', detail: { count: 1 } } as const;
  const { id } = await alerts.open(finding, clock());
  const target = toDirectPlace(owner);
  const message = { place: target, messageId: null };
  await alerts.saveMessages(id, [
    { message, target, locale: 'en', isClosed: false, isLost: true, count: 1 },
  ]);
  const job = { kind: 'update-cards', payload: { requestId } } as const;
  await addMadeUpFailure({ url: database.url, log }, job, 'channel-not-found');
}
