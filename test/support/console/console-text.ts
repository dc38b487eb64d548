import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';

/** The English text of a message of a page of the console, such as `setup` or `settings`. */
export function consoleText(
  page: string,
  key: string,
  args: Record<string, string | number> = {},
): string {
  const bundle = new FluentBundle('en', { useIsolating: false });
  const catalogs = [`pages/${page}/texts`, 'texts'];
  for (const folder of catalogs) {
    const path = new URL(`../../../src/console/${folder}/en.ftl`, import.meta.url);
    bundle.addResource(new FluentResource(readFileSync(path, 'utf8')));
  }
  const pattern = bundle.getMessage(key)?.value;
  if (!pattern) throw new Error(`there is no message ${key}`);
  return bundle.formatPattern(pattern, args);
}
