import type { ChatPlatform } from '../../chat/chat-platform.ts';
import { createAlertRepository } from '../../database/alerts/alert-repository.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import { every } from '../../lib/clocks/every.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import { createSharedTokenAlerts } from '../../usecases/alerts/shared-token-alerts.ts';

const checkMs = 30_000;

/** Opens an alert while another program uses a token of these platforms. Returns how to end that. */
export function watchSharedTokens(
  platforms: readonly Pick<ChatPlatform, 'name' | 'isTokenShared'>[],
  deps: {
    readonly database: Pick<OpenDatabase, 'prisma'>;
    readonly locks: Locks;
    readonly clock: Clock;
    readonly log: Log;
  },
): () => void {
  const sharedTokenAlerts = createSharedTokenAlerts({
    ...deps,
    platforms: platforms.flatMap(({ name, isTokenShared }) =>
      isTokenShared ? [{ name, isTokenShared }] : [],
    ),
    alertRepository: createAlertRepository(deps.database),
  });
  return every(checkMs, () => void sharedTokenAlerts.check());
}
