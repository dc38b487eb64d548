import { existsSync } from 'node:fs';

/** The usual paths of Chromium on Linux. The headless shell takes half of the CPU time: it has no browser around the pages. */
const usualPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The path of Chromium: CHROMIUM_PATH, or a usual one. Throws an error that says how to get one. */
export function findBrowser(
  environment: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean = existsSync,
): string {
  const chosen = environment['CHROMIUM_PATH'];
  if (chosen) {
    if (exists(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, but there is no such file.`);
  }
  const path = usualPaths.find(exists);
  if (path) return path;
  throw new Error(
    `Chromium is not installed: none of ${usualPaths.join(', ')} exists. Install it (on Debian, "apt-get install chromium-headless-shell"), or set CHROMIUM_PATH to the path of a Chromium or Chrome.`,
  );
}
