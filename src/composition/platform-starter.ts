import { PlatformStartError } from '../chat/chat-platform.ts';
import { withTimeout } from '../lib/with-timeout.ts';
import type { Log } from '../ports/log.ts';

/** Starts the chat platforms, each on its own. */
export interface PlatformStarter {
  /**
   * Resolves after the first attempt of every platform, or after 10 seconds. A platform that cannot be reached is tried
   * again in the background. Throws an Error with one line for each platform when none of them can ever be started.
   */
  start(): Promise<void>;
  /** Ends the attempts. Platforms that were started have to be stopped by themselves. */
  stop(): void;
}

interface StartablePlatform {
  readonly name: string;
  /** Throws `PlatformStartError`. */
  start(): Promise<void>;
}

/** Discord allows 1,000 logins a day, and resets the token of a bot that tries more often. */
const retryDelaysMs = { initial: 1_000, max: 120_000 };
/** A platform that does not respond must not keep the others from working. */
const firstAttemptMs = 10_000;

/**
 * `onNoneLeft` is called when it turns out after `start` that no platform can ever be started; `onEnd`, when one of them
 * cannot; `onAllStarted`, once all of them have been started.
 */
export function createPlatformStarter(deps: {
  readonly platforms: readonly StartablePlatform[];
  readonly log: Log;
  readonly onNoneLeft: (reason: string) => void;
  readonly onEnd?: (reason: string) => void;
  readonly onAllStarted?: () => void;
}): PlatformStarter {
  const { platforms, log, onNoneLeft, onEnd, onAllStarted } = deps;
  const timers = new Set<NodeJS.Timeout>();
  /** Why each platform that has ended cannot be started. */
  const endReasons = new Map<string, string>();
  const started = new Set<string>();
  let isWaitedFor = true;
  let isStopped = false;

  return {
    async start() {
      const attempts = platforms.map((platform) => attempt(platform));
      await withTimeout(Promise.all(attempts), firstAttemptMs, null);
      isWaitedFor = false;
      const reason = findReasonForNone();
      if (reason) throw new Error(reason);
    },
    stop() {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };

  /** Never rejects. */
  async function attempt(platform: StartablePlatform, lastDelayMs = 0): Promise<void> {
    const { name } = platform;
    try {
      await platform.start();
      started.add(name);
      if (started.size === platforms.length) onAllStarted?.();
      if (lastDelayMs > 0) log.info({ platform: name }, `Connected to ${name}`);
    } catch (error) {
      if (isStopped) return;
      if (error instanceof PlatformStartError && error.isFinal) end(name, error.message);
      else tryAgainLater(platform, { error, lastDelayMs });
    }
  }

  function end(name: string, reason: string): void {
    log.error({ platform: name }, reason);
    endReasons.set(name, reason);
    onEnd?.(reason);
    const noneReason = findReasonForNone();
    if (noneReason && !isWaitedFor) onNoneLeft(noneReason);
  }

  function tryAgainLater(
    platform: StartablePlatform,
    { error, lastDelayMs }: { readonly error: unknown; readonly lastDelayMs: number },
  ): void {
    const delayMs = Math.min(lastDelayMs * 2 || retryDelaysMs.initial, retryDelaysMs.max);
    const retry = `Trying again in ${delayMs / 1_000} seconds`;
    const { name } = platform;
    if (error instanceof PlatformStartError) {
      log.warn({ platform: name }, `${error.message}. ${retry}`);
    } else {
      log.error({ platform: name, error }, `Could not start ${name}. ${retry}`);
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(platform, delayMs);
    }, delayMs);
    timers.add(timer);
  }

  function findReasonForNone(): string | null {
    if (platforms.length === 0 || endReasons.size < platforms.length) return null;
    return [...endReasons.values()].join('. ');
  }
}
