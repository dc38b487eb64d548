import { setFlagsFromString } from 'node:v8';

/** Bytes of WebAssembly that a function executes before V8 optimizes it. The default of V8 is 1.8 million. */
const tieringBudgetBytes = 100_000_000;

/**
 * Keeps V8 from optimizing WebAssembly that rarely runs. Prisma's WebAssembly runs a few times a minute, and
 * optimizing it would cost 60 MB for good. Call this before Prisma is loaded.
 */
export function limitWasmMemory(): void {
  setFlagsFromString(`--wasm-tiering-budget=${tieringBudgetBytes}`);
}
