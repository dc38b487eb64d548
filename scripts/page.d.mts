/** Writes the page to `outDir`/page. */
export function buildPage(outDir: string): void;
