import type {
  Alert,
  AlertFinding,
  AlertKind,
  AlertMessage,
  AlertTarget,
} from '../../domain/alerts/alert.ts';
import { toAppError } from '../../domain/app-error.ts';
import { isSamePlace, type Place } from '../../domain/place.ts';
import { isQuiet, type QuietHours } from '../../domain/quiet-hours.ts';
import { hourIn } from '../../domain/time-zone.ts';
import type { AlertRepository } from '../../ports/alerts/alert-repository.ts';
import type { AlertPublisher, AlertSource } from '../../ports/alerts/alert-sources.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import { throwFirst } from '../throw-first.ts';
import { createAlertRecorder } from './alert-recorder.ts';

/** How long an alert stays open that only another process can check. */
const unseenMs = 6 * 60 * 60_000;

/**
 * Tells admins once about each problem, and edits the message when it is over. Everything is decided by the rows of
 * alerts and by what is wrong now, so a restart or a lost job changes nothing.
 */
export function createAlerts(deps: {
  readonly alertRepository: AlertRepository;
  readonly sources: readonly AlertSource[];
  readonly publisher: AlertPublisher;
  readonly listTargets: () => Promise<readonly AlertTarget[]>;
  /** The private chats of the admins, for alerts that cannot be posted anywhere else. */
  readonly listAdminTargets: () => Promise<readonly AlertTarget[]>;
  /** What the operator has set; it may change while the bot runs. */
  readonly rules: {
    readonly mutedKinds: readonly AlertKind[];
    readonly quietHours: QuietHours | null;
  };
  readonly timeZone: string;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { alertRepository, sources, publisher, listTargets, listAdminTargets } = deps;
  const { rules, timeZone, locks, clock, log } = deps;
  const recorder = createAlertRecorder({ alertRepository, sources, unseenMs, clock, log });

  return {
    /** Looks for problems, and brings the messages about them up to date. */
    checkAlerts: (): Promise<void> => locks.withLock('alerts', check),
  };

  async function check(): Promise<void> {
    await recorder.record();
    await publish(clock());
  }

  async function publish(now: Date): Promise<void> {
    const targets = await listTargets();
    const alerts = await alertRepository.listUnsettled();
    // At the same time, so that a chat that does not respond holds up no other one. All are awaited, so that none goes on
    // without the lock.
    throwFirst(await Promise.allSettled(alerts.map((alert) => publishOne(alert, targets, now))));
  }

  async function publishOne(
    alert: Alert,
    targets: readonly AlertTarget[],
    now: Date,
  ): Promise<void> {
    const isOpen = alert.closedAt === null;
    if (isOpen && rules.mutedKinds.includes(alert.kind)) return;
    const messages = await updateMessages(alert);
    if (isOpen) await post({ ...alert, messages }, targets, now);
    const isSettled = !isOpen && messages.every(({ isClosed, isLost }) => isClosed || isLost);
    if (isSettled) await alertRepository.settle(alert.id);
  }

  function isWanted({ kind }: Alert, target: AlertTarget, now: Date): boolean {
    if (target.mutedKinds?.includes(kind)) return false;
    const hours = rules.quietHours ?? target.quietHours ?? null;
    return !isQuiet(hours, hourIn(target.timeZone ?? timeZone, now));
  }

  /** Posts an open alert where it is missing; to the admins themselves if nothing else can be posted to anymore. */
  async function post(alert: Alert, targets: readonly AlertTarget[], now: Date): Promise<void> {
    const postTo = (places: readonly AlertTarget[], messages: readonly AlertMessage[]) =>
      postMissing(
        { ...alert, messages },
        places.filter((place) => isWanted(alert, place, now)),
      );
    const messages = await postTo(targets, alert.messages);
    const isUnread = targets.every(({ place }) =>
      messages.some((each) => isSamePlace(place)(each.target) && wasNeverPosted(each)),
    );
    if (isUnread) await postTo(await listAdminTargets(), messages);
  }

  /** Returns all messages. */
  async function postMissing(
    alert: Alert,
    targets: readonly AlertTarget[],
  ): Promise<readonly AlertMessage[]> {
    let { messages } = alert;
    let saving = Promise.resolve();
    const postOne = async ({ place, locale }: AlertTarget): Promise<void> => {
      const posted = await attempt(alert, place, () => publisher.post(alert, { place, locale }));
      if (posted === 'later') return;
      const isLost = posted === 'never';
      const message = isLost ? { place, messageId: null } : posted;
      const count = toCount(alert);
      messages = [...messages, { message, target: place, locale, isClosed: false, isLost, count }];
      // One after the other, because each writes all messages. The next one also makes up for one that failed.
      saving = saving
        .catch(() => undefined)
        .then(() => alertRepository.saveMessages(alert.id, messages));
      await saving;
    };
    const missing = targets.filter(
      ({ place }, index) =>
        !messages.some(({ target }) => isSamePlace(place)(target)) &&
        targets.findIndex((other) => isSamePlace(place)(other.place)) === index,
    );
    throwFirst(await Promise.allSettled(missing.map(postOne)));
    return messages;
  }

  /** Edits the messages that do not say what is true now. */
  async function updateMessages(alert: Alert): Promise<readonly AlertMessage[]> {
    const messages = await Promise.all(alert.messages.map((each) => updateMessage(alert, each)));
    const hasChanged = messages.some((each, index) => each !== alert.messages[index]);
    if (hasChanged) await alertRepository.saveMessages(alert.id, messages);
    return messages;
  }

  async function updateMessage(alert: Alert, each: AlertMessage): Promise<AlertMessage> {
    if (each.isLost || isCurrent(alert, each)) return each;
    const result = await attempt(alert, each.message.place, () =>
      publisher.edit(alert, each.message, each.locale),
    );
    if (result === 'later') return each;
    const isClosed = alert.closedAt !== null;
    return { ...each, isLost: result === 'never', isClosed, count: toCount(alert) };
  }

  async function attempt<Result>(
    { kind }: Alert,
    { platform, address }: Place,
    work: () => Promise<Result>,
  ): Promise<Result | 'later' | 'never'> {
    try {
      return await work();
    } catch (error) {
      const appError = toAppError(error);
      log.warn({ error: appError, kind, platform, address }, 'An alert could not be sent');
      return appError.metadata.isRetryable ? 'later' : 'never';
    }
  }
}

export type Alerts = ReturnType<typeof createAlerts>;

function isCurrent(alert: Alert, { isClosed, count }: AlertMessage): boolean {
  return alert.closedAt ? isClosed : !isClosed && count === toCount(alert);
}

function wasNeverPosted({ message, isLost }: AlertMessage): boolean {
  return isLost && message.messageId === null;
}

/** The count that its messages must show as it is now; others change all the time, and say enough as they were. */
function toCount({ kind, detail }: AlertFinding): number | null {
  const isCounted = kind === 'dead-letters' || kind === 'requests-stuck';
  return isCounted ? (detail.count ?? null) : null;
}
