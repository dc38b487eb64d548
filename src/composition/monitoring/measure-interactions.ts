import type { Command } from '../../chat/command.ts';
import type { ErrorCode } from '../../domain/app-error.ts';
import type { Platform } from '../../domain/place.ts';
import type { Metrics } from '../../ports/metrics.ts';

const unknownCommand = 'unknown';

/**
 * Measures interactions by command or button. Names that the bot does not have become `unknown`: anybody could type
 * or send any number of them.
 */
export function createInteractionMeasure(
  metrics: Pick<Metrics, 'observeInteraction'>,
  commands: readonly Pick<Command, 'name' | 'actions'>[],
) {
  const known = new Set([
    'reaction',
    ...commands.flatMap(({ name, actions }) => [`/${name}`, ...actions.map(({ verb }) => verb)]),
  ]);
  return (platform: Platform, what: string) => {
    const startedAt = performance.now();
    return (outcome: 'ok' | ErrorCode): void =>
      metrics.observeInteraction({
        platform,
        command: known.has(what) ? what : unknownCommand,
        outcome,
        seconds: (performance.now() - startedAt) / 1000,
      });
  };
}
