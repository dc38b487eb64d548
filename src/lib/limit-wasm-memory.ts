import { setFlagsFromString } from 'node:v8';

/** Bytes of WebAssembly that a function runs through before V8 optimises it; V8's own: 1.8 million. */
const tieringBudgetBytes = 100_000_000;

/**
 * Keeps V8 from optimising WebAssembly that is hardly run. What Prisma brings of it runs a few times a minute, and
 * optimising it costs 60 MB for good. To be called before any of it is loaded.
 */
export function limitWasmMemory(): void {
  setFlagsFromString(`--wasm-tiering-budget=${tieringBudgetBytes}`);
}
