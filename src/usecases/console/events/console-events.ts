import { type ConsoleTopic, consoleTopics } from '../../../domain/console/console-topic.ts';
import type { ChangePosition, ChangeReader } from '../../../ports/console/change-reader.ts';
import type { Log } from '../../../ports/log.ts';

/** How often the database is asked what has changed, while a page is open. */
const pollMs = 2_000;
/** What no row shows cheaply: pages that show it read it again this often. */
const pulseTopics: readonly ConsoleTopic[] = ['jobs'];
const pollsPerPulse = 5;
/** However many lines are logged, pages are told at most this often. */
const logMs = 1_000;

type Listener = (topics: readonly ConsoleTopic[]) => void;

export type ConsoleEvents = ReturnType<typeof createConsoleEvents>;

/** Tells open pages what has changed, here and in other processes. Costs nothing while none is open. */
export function createConsoleEvents(deps: {
  readonly changes: ChangeReader;
  /** Calls `work` again and again. Returns how to end that. */
  readonly every: (ms: number, work: () => void) => () => void;
  /** Whether lines were logged since it was asked last that no page has caused; left out: nobody can look at them. */
  readonly hasNewLines?: (() => boolean) | undefined;
  readonly log: Log;
}) {
  const { changes, every, hasNewLines, log } = deps;
  const listeners = new Set<Listener>();
  let position: ChangePosition | null = null;
  let polls = 0;
  /** Whether changes may have been missed since somebody began to listen. */
  let isBlind = false;
  let polling: Promise<void> | null = null;
  let endPolling: (() => void) | null = null;

  return {
    /** Calls `listener` with what has changed. Returns how to stop that. */
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      if (!endPolling) {
        // From here on: what changed while nobody listened is of no interest, because pages read when they open.
        position = null;
        isBlind = false;
        void poll();
        const ends = [every(pollMs, () => void poll()), ...watchLog()];
        endPolling = () => {
          for (const end of ends) end();
        };
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        endPolling?.();
        endPolling = null;
      };
    },

    /** Resolves once all changes from now on are told to those who listen. */
    async whenWatching(): Promise<void> {
      if (position === null) await polling;
    },

    /** Tells the pages of this process at once, without a row. */
    emit(topic: ConsoleTopic): void {
      tell([topic]);
    },
  };

  function watchLog(): readonly (() => void)[] {
    if (!hasNewLines) return [];
    hasNewLines();
    return [every(logMs, () => hasNewLines() && tell(['logs']))];
  }

  function poll(): Promise<void> {
    polling ??= readChanges().finally(() => {
      polling = null;
    });
    return polling;
  }

  async function readChanges(): Promise<void> {
    try {
      const wasNull = position === null;
      const read = await changes.read(position);
      position = read.position;
      polls += 1;
      const pulse = polls % pollsPerPulse === 0 ? pulseTopics : [];
      tell([...(wasNull ? (isBlind ? consoleTopics : []) : read.topics), ...pulse]);
      isBlind = false;
    } catch (error) {
      // The database is away for a moment: what changes meanwhile is found by the next poll.
      isBlind = position === null;
      log.debug({ error }, 'The changes for the console could not be read');
    }
  }

  function tell(topics: readonly ConsoleTopic[]): void {
    const changed = consoleTopics.filter((topic) => topics.includes(topic));
    if (changed.length === 0) return;
    for (const listener of listeners) listener(changed);
  }
}
