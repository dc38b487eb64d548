import type { Platform } from '../../domain/place.ts';
import type { AlertRepository } from '../../ports/alerts/alert-repository.ts';
import type { AlertSource } from '../../ports/alerts/alert-sources.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import { createAlertRecorder } from './alert-recorder.ts';

/**
 * Records that another program uses the token of a chat platform. Only the process that is connected to the platform
 * sees that, and it may not be the one that looks for the other problems and posts the messages.
 */
export function createSharedTokenAlerts(deps: {
  readonly platforms: readonly { readonly name: Platform; readonly isTokenShared: () => boolean }[];
  readonly alertRepository: AlertRepository;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { platforms, alertRepository, locks, clock, log } = deps;
  const sources = platforms.map(
    ({ name, isTokenShared }): AlertSource => ({
      kinds: ['token-shared'],
      subject: name,
      find: async () =>
        isTokenShared()
          ? [{ kind: 'token-shared', subject: name, detail: { name: titles[name] } }]
          : [],
    }),
  );
  const recorder = createAlertRecorder({ alertRepository, sources, unseenMs: null, clock, log });
  // One of an earlier process may be open.
  let mayBeOpen = true;

  return {
    /** Opens, confirms or closes the alerts. Never rejects: it is called again soon. */
    async check(): Promise<void> {
      if (!mayBeOpen && !platforms.some(({ isTokenShared }) => isTokenShared())) return;
      try {
        mayBeOpen = (await locks.withLock('alerts', () => recorder.record())) > 0;
      } catch (error) {
        log.warn({ error }, 'Could not record whether another program uses the token');
      }
    },
  };
}

const titles = { discord: 'Discord', telegram: 'Telegram', web: 'Web' } as const satisfies Record<
  Platform,
  string
>;
