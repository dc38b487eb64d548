import type { App } from '../../app.ts';
import type { Log } from '../../ports/log.ts';

/** The settings of the console keep the bot from starting, and there are others to start with. */
export class FailedSettingsError extends Error {
  override readonly name = 'FailedSettingsError';
}

/** What an app is told by the process. */
export interface AppHooks {
  /** The port of the app before; null at first. */
  readonly port: number | null;
  /** Stops the app, and starts another with the settings as they are then. */
  readonly restart: (reason: string) => void;
}

/**
 * An app that can be replaced by another one: it is stopped in an orderly way before the next one starts, on the same
 * port. One that cannot start because of the settings of the console is followed by one with the settings before.
 * `onFailure` is called when the process is left without an app.
 */
export function createRestartingApp(deps: {
  readonly createApp: (hooks: AppHooks) => App;
  readonly onFailure: (error: unknown) => void;
  readonly log: Log;
}): App {
  const { createApp, onFailure, log } = deps;
  let current: App | null = null;
  let port: number | null = null;
  let isStopping = false;
  let work: Promise<unknown> = Promise.resolve();

  return {
    async start() {
      const starting = startNext();
      work = starting.catch(() => undefined);
      return starting;
    },
    async stop() {
      isStopping = true;
      await current?.stop();
      await work;
      // A restart may have created another one meanwhile.
      await current?.stop();
    },
  };

  async function startNext(): Promise<{ port: number }> {
    for (;;) {
      const app = createApp({ port, restart: (reason) => restart(app, reason) });
      current = app;
      try {
        const started = await app.start();
        ({ port } = started);
        return started;
      } catch (error) {
        if (isStopping || !(error instanceof FailedSettingsError)) throw error;
        log.error(
          {},
          `The bot could not start with the changed settings, and goes back to those before: ${error.message}`,
        );
        await app.stop();
      }
    }
  }

  function restart(app: App, reason: string): void {
    work = work.then(async () => {
      if (isStopping || app !== current) return;
      log.info({}, `Restarting (${reason})`);
      await app.stop();
      if (isStopping) return;
      await startNext().catch((error: unknown) => {
        if (!isStopping) onFailure(error);
      });
    });
  }
}
