import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createUtilizationMeter } from './processes/utilization-meter.ts';

/** Bytes of WebAssembly that a function executes before V8 optimizes it. The default of V8 is 1.8 million. */
const tieringBudgetBytes = 100_000_000;

/**
 * Keeps V8 from optimizing WebAssembly that rarely runs. Prisma's WebAssembly runs a few times a minute, and
 * optimizing it would cost 60 MB for good. Call this before Prisma is loaded.
 */
export function limitWasmMemory(): void {
  setFlagsFromString(`--wasm-tiering-budget=${tieringBudgetBytes}`);
}

/**
 * Collects garbage once, and returns the freed memory to the system. Loading the modules lets V8's space for new
 * objects grow to 64 MB, and an idle process never shrinks it. When there is much to do, it grows again; a lower limit
 * (`--max-semi-space-size`) would cost up to a third more CPU time under load. Nothing else runs for about 100 ms, and for
 * several times as long on a busy machine.
 */
function releaseMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect({ type: 'major', flavor: 'last-resort' });
}

/** The share of its time that an idle event loop works at most. */
const idleUtilization = 0.2;

/** Releases memory once, after the first period in which there was little to do: people should not wait for it. */
export function releaseMemoryWhenIdle(
  periodMs: number,
  measure: () => number = createUtilizationMeter(),
  release: () => void = releaseMemory,
): void {
  const timer = setInterval(() => {
    if (measure() > idleUtilization) return;
    clearInterval(timer);
    release();
  }, periodMs);
  timer.unref();
}
