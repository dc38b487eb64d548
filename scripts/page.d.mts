/** Writes the page to `outDir`/page; throws when it cannot be built. */
export function buildPage(outDir: string): void;
