import { createRecentSigns } from '../../lib/clocks/recent-signs.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

/** Notices that another program uses the same token. Discord itself allows that and tells nobody. */
export interface DoubleUse {
  /** Call it when another program has answered an interaction of this bot. */
  record(): void;
  /** One line for the operator; null while there is no sign of it. */
  problem(): string | null;
}

const windowMs = 60_000;
/** One can be an answer of this process whose confirmation was lost. */
const answersMin = 3;
const problemText =
  'Another program is using the same DISCORD_TOKEN. Stop it: both answer the same buttons';

/** Starts without a sign of double use. */
export function createDoubleUse({
  clock,
  log,
}: {
  readonly clock: Clock;
  readonly log: Log;
}): DoubleUse {
  const answers = createRecentSigns({ clock, windowMs, signsMin: answersMin });
  let isReported = false;

  return {
    record() {
      answers.record();
      if (isReported || !answers.areEnough()) return;
      isReported = true;
      log.error({}, problemText);
    },
    problem() {
      if (answers.areEnough()) return problemText;
      isReported = false;
      return null;
    },
  };
}
