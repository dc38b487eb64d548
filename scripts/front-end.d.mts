/** Where `npm run build` puts the pages. */
export const frontEndFolder: string;
/** Writes the pages to `outDir`/<name>, with compressed copies, unless they are up to date. */
export function buildFrontEnd(outDir?: string): Promise<void>;
/** Builds the page in the folder `source`, which will be served at `base`. */
export function buildPage(
  page: { readonly source: string; readonly base: string },
  outDir: string,
): Promise<void>;
