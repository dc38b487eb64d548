import type { OverseerrSimulator } from './overseerr/simulator.ts';

/** The state of the switches. */
export interface ControlsState {
  /** Connections are refused, and downloads are paused. */
  readonly isDown: boolean;
  /** Delay of every response. */
  readonly delayMs: number;
  /** The next download to start will fail; turns itself off when that download starts. */
  readonly failsNext: boolean;
}

/** The switches that make the simulated server fail. A restart turns them off. */
export interface Controls {
  read(): ControlsState;
  /** Changes the given switches; resolves when the change has taken effect. */
  set(change: Partial<ControlsState>): Promise<void>;
}

/** Creates the switches of a server. */
export function createControls(server: Pick<OverseerrSimulator, 'faults' | 'stop' | 'restart'>): {
  readonly controls: Controls;
  /** Whether the download that starts now has to fail. Resets `failsNext`. */
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
        // Changes run one after the other; only the caller of a failed change gets its error.
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
