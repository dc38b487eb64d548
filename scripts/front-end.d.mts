/** Where `npm run build` puts the pages. */
export const frontEndFolder: string;
/** Writes the pages to `outDir`/<name>, with compressed copies, unless they are up to date. */
export function buildFrontEnd(outDir?: string): Promise<void>;
