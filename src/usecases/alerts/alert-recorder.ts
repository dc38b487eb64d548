import type { AlertFinding, Problem } from '../../domain/alerts/alert.ts';
import type { AlertRepository } from '../../ports/alerts/alert-repository.ts';
import type { AlertSource } from '../../ports/alerts/alert-sources.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

/** How long a problem must be gone before its alert is over, so that one that comes and goes is told once. */
const holdMs = 2 * 60_000;
/** A problem that comes back within this time is the same one, and its message is edited instead of posted anew. */
const reopenMs = 60 * 60_000;

/** Keeps the rows of alerts as its sources find them. Only one process at a time may use it: it needs a lock around it. */
export function createAlertRecorder(deps: {
  readonly alertRepository: AlertRepository;
  readonly sources: readonly AlertSource[];
  /** How long an alert stays open that none of the sources can check; null: until somebody else closes it. */
  readonly unseenMs: number | null;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { alertRepository, sources, unseenMs, clock, log } = deps;

  return {
    /** Returns how many alerts of its sources are open now. */
    async record(): Promise<number> {
      const { problems, failed } = await findProblems();
      const now = clock();
      const known = await alertRepository.listUnsettled();
      const open = known.filter(({ closedAt }) => closedAt === null);
      let openCount = 0;
      for (const problem of problems) {
        const alert = open.find((each) => isSame(each, problem));
        if (alert) await alertRepository.confirm(alert.id, problem, now);
        else if (!problem.isFading) await openOrReopen(problem, now);
        openCount += 1;
      }
      for (const alert of open) {
        if (problems.some((problem) => isSame(alert, problem))) continue;
        const isChecked = sources.some((source) => canTell(source, alert));
        const heldMs = isChecked ? holdMs : unseenMs;
        // What could not be checked may still be wrong.
        const isUnknown = failed.some((source) => canTell(source, alert));
        const unseenFor = now.getTime() - alert.seenAt.getTime();
        if (heldMs !== null && !isUnknown && unseenFor >= heldMs) {
          await alertRepository.close(alert.id, now);
        } else if (isChecked) {
          openCount += 1;
        }
      }
      return openCount;
    },
  };

  async function openOrReopen(finding: AlertFinding, now: Date): Promise<void> {
    const closed = await alertRepository.findClosed(finding, new Date(now.getTime() - reopenMs));
    if (!closed) {
      await alertRepository.open(finding, now);
      return;
    }
    // Lost messages are posted again.
    const messages = closed.messages.filter(({ isLost }) => !isLost);
    await alertRepository.saveMessages(closed.id, messages);
    await alertRepository.reopen(closed.id, finding, now);
  }

  /** One source after the other: nobody waits, and at once each would open a connection to the database. */
  async function findProblems() {
    const problems: Problem[] = [];
    const failed: AlertSource[] = [];
    for (const source of sources) {
      try {
        problems.push(...(await source.find()));
      } catch (error) {
        log.warn({ error, kinds: source.kinds }, 'A check for alerts failed');
        failed.push(source);
      }
    }
    return { problems, failed };
  }
}

function isSame(alert: AlertFinding, { kind, subject }: AlertFinding): boolean {
  return alert.kind === kind && alert.subject === subject;
}

function canTell({ kinds, subject }: AlertSource, alert: AlertFinding): boolean {
  return kinds.includes(alert.kind) && (subject === undefined || subject === alert.subject);
}
