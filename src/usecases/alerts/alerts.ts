import {
  type Alert,
  type AlertFinding,
  type AlertKind,
  type AlertMessage,
  type AlertTarget,
  isQuiet,
  type QuietHours,
} from '../../domain/alerts/alert.ts';
import { toAppError } from '../../domain/app-error.ts';
import { isSamePlace } from '../../domain/place.ts';
import { hourIn } from '../../domain/time-zone.ts';
import type { AlertRepository } from '../../ports/alerts/alert-repository.ts';
import type { AlertPublisher, AlertSource } from '../../ports/alerts/alert-sources.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';

/** How long a problem must be gone before its alert is over, so that one that comes and goes is told once. */
const holdMs = 2 * 60_000;

/**
 * Tells admins once about each problem, and edits the message when it is over. Everything is decided by the rows of
 * alerts and by what is wrong now, so a restart or a lost job changes nothing.
 */
export function createAlerts(deps: {
  readonly alertRepository: AlertRepository;
  readonly sources: readonly AlertSource[];
  readonly publisher: AlertPublisher;
  readonly listTargets: () => Promise<readonly AlertTarget[]>;
  readonly mutedKinds: readonly AlertKind[];
  readonly quietHours: QuietHours | null;
  readonly timeZone: string;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { alertRepository, sources, publisher, listTargets, mutedKinds, quietHours } = deps;
  const { timeZone, locks, clock, log } = deps;

  return {
    /** Looks for problems, and brings the messages about them up to date. */
    checkAlerts: (): Promise<void> => locks.withLock('alerts', check),
  };

  async function check(): Promise<void> {
    const { findings, uncheckedKinds } = await findProblems();
    const now = clock();
    const known = await alertRepository.listUnsettled();
    const open = known.filter(({ closedAt }) => closedAt === null);
    for (const finding of findings) {
      const alert = open.find((each) => isSame(each, finding));
      if (alert) await alertRepository.confirm(alert.id, finding, now);
      else await alertRepository.open(finding, now);
    }
    for (const alert of open) {
      const isOver = !findings.some((finding) => isSame(alert, finding));
      // What could not be checked may still be wrong.
      if (!isOver || uncheckedKinds.has(alert.kind)) continue;
      if (now.getTime() - alert.seenAt.getTime() >= holdMs) {
        await alertRepository.close(alert.id, now);
      }
    }
    await publish(now);
  }

  async function findProblems() {
    const uncheckedKinds = new Set<AlertKind>();
    const found = sources.map(async ({ kinds, find }) => {
      try {
        return await find();
      } catch (error) {
        log.warn({ error, kinds }, 'A check for alerts failed');
        for (const kind of kinds) uncheckedKinds.add(kind);
        return [];
      }
    });
    return { findings: (await Promise.all(found)).flat(), uncheckedKinds };
  }

  async function publish(now: Date): Promise<void> {
    const isSilent = isQuiet(quietHours, hourIn(timeZone, now));
    const targets = await listTargets();
    for (const alert of await alertRepository.listUnsettled()) {
      const isOpen = alert.closedAt === null;
      const messages = isOpen
        ? isSilent || mutedKinds.includes(alert.kind)
          ? alert.messages
          : await postMissing(alert, targets)
        : await closeMessages(alert);
      const isSettled = !isOpen && messages.every(({ isClosed, isLost }) => isClosed || isLost);
      if (isSettled) await alertRepository.settle(alert.id);
    }
  }

  async function postMissing(
    alert: Alert,
    targets: readonly AlertTarget[],
  ): Promise<readonly AlertMessage[]> {
    let { messages } = alert;
    for (const { place, locale } of targets) {
      if (messages.some(({ message }) => isSamePlace(place)(message.place))) continue;
      const posted = await attempt(() => publisher.post(alert, { place, locale }));
      if (posted === 'later') continue;
      const isLost = posted === 'never';
      const message = isLost ? { place, messageId: null } : posted;
      messages = [...messages, { message, locale, isClosed: false, isLost }];
      await alertRepository.saveMessages(alert.id, messages);
    }
    return messages;
  }

  async function closeMessages(alert: Alert): Promise<readonly AlertMessage[]> {
    const messages: AlertMessage[] = [];
    for (const each of alert.messages) {
      if (each.isClosed || each.isLost) {
        messages.push(each);
        continue;
      }
      const result = await attempt(() => publisher.edit(alert, each.message, each.locale));
      const isLost = result === 'never';
      messages.push({ ...each, isLost, isClosed: !isLost && result !== 'later' });
    }
    await alertRepository.saveMessages(alert.id, messages);
    return messages;
  }

  async function attempt<Result>(work: () => Promise<Result>): Promise<Result | 'later' | 'never'> {
    try {
      return await work();
    } catch (error) {
      const appError = toAppError(error);
      log.warn({ error: appError, code: appError.code }, 'An alert could not be sent');
      return appError.metadata.isRetryable ? 'later' : 'never';
    }
  }
}

export type Alerts = ReturnType<typeof createAlerts>;

function isSame(alert: AlertFinding, { kind, subject }: AlertFinding): boolean {
  return alert.kind === kind && alert.subject === subject;
}
