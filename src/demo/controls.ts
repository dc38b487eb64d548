import type { OverseerrSimulator } from './overseerr/simulator.ts';

/** How the demonstration server misbehaves. */
export interface ControlsState {
  /** Connections are refused, and downloads stand still. */
  readonly isDown: boolean;
  /** How much later every answer comes; 0 for at once. */
  readonly delayMs: number;
  /** The next download that begins breaks off; back to false when it has begun. */
  readonly failsNext: boolean;
}

/** The switches of the demonstration server. Nothing of it outlives a restart. */
export interface Controls {
  read(): ControlsState;
  /** Changes what is given; resolves when it holds. */
  set(change: Partial<ControlsState>): Promise<void>;
}

/** A panel in front of a server, and for the downloads the question whether the next one fails. */
export function createControls(server: Pick<OverseerrSimulator, 'faults' | 'stop' | 'restart'>): {
  readonly controls: Controls;
  /** Whether the download that begins now is to fail; true only once. */
  takeFailure(): boolean;
} {
  let state: ControlsState = { isDown: false, delayMs: 0, failsNext: false };
  let lastChange: Promise<void> = Promise.resolve();

  async function apply(change: Partial<ControlsState>): Promise<void> {
    const before = state;
    state = { ...before, ...change };
    server.faults.delayMs(Math.max(0, state.delayMs));
    if (state.isDown && !before.isDown) await server.stop();
    if (!state.isDown && before.isDown) await server.restart();
  }

  return {
    controls: {
      read: () => state,
      set(change) {
        const applied = lastChange.then(() => apply(change));
        // One change after the other; the failure of one is told to its caller alone.
        lastChange = applied.catch(() => undefined);
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
