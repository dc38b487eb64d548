import type { Clock } from '../../ports/clock.ts';

/** How many refusals of strangers are recorded in a minute: more of them only say that somebody keeps trying. */
const maxPerMinute = 60;
const minuteMs = 60_000;

/** Says whether one more refusal of a stranger is recorded, so that a flood of attempts does not fill the audit log. */
export function createRefusalBudget(clock: Clock): () => boolean {
  let minute = { since: 0, count: 0 };
  return () => {
    const now = clock().getTime();
    if (now - minute.since >= minuteMs) minute = { since: now, count: 0 };
    minute.count += 1;
    return minute.count <= maxPerMinute;
  };
}
