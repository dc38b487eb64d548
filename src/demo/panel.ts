import type { MediaServer } from './media-server/server.ts';

/** How the demonstration server misbehaves. */
export interface PanelState {
  /** Connections are refused, and downloads stand still. */
  readonly isDown: boolean;
  /** How much later every answer comes; 0 for at once. */
  readonly delayMs: number;
  /** The next download that begins breaks off; back to false when it has begun. */
  readonly failsNext: boolean;
}

/** The switches of the demonstration server. Nothing of it outlives a restart. */
export interface Panel {
  read(): PanelState;
  /** Changes what is given; resolves when it holds. */
  set(change: Partial<PanelState>): Promise<void>;
}

/** A panel in front of a server, and for the downloads the question whether the next one fails. */
export function createPanel(server: Pick<MediaServer, 'faults' | 'stop' | 'restart'>): {
  readonly panel: Panel;
  /** Whether the download that begins now is to fail; true only once. */
  takeFailure(): boolean;
} {
  let state: PanelState = { isDown: false, delayMs: 0, failsNext: false };
  let settled: Promise<void> = Promise.resolve();

  async function apply(change: Partial<PanelState>): Promise<void> {
    const before = state;
    state = { ...before, ...change };
    server.faults.delayMs(Math.max(0, state.delayMs));
    if (state.isDown && !before.isDown) await server.stop();
    if (!state.isDown && before.isDown) await server.restart();
  }

  return {
    panel: {
      read: () => state,
      set(change) {
        const applied = settled.then(() => apply(change));
        // One change after the other; the failure of one is told to its caller alone.
        settled = applied.catch(() => undefined);
        return applied;
      },
    },
    takeFailure() {
      const fails = state.failsNext;
      if (fails) state = { ...state, failsNext: false };
      return fails;
    },
  };
}
