import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** Half the size of what the package itself offers, and every page has to read it. */
const axePath = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

/** The violations that axe-core finds on a page, of these impacts or of all. */
export async function findViolations(page: Page, impacts?: readonly string[]): Promise<string[]> {
  const isLoaded = await page.evaluate(() => Reflect.has(globalThis, 'axe'));
  if (!isLoaded) await page.evaluate(await readFile(axePath, 'utf8'));
  return page.evaluate(async (wanted) => {
    // Text that fades in has too little contrast until it is there.
    const fades = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(fades.map(({ finished }) => finished));
    const axe: unknown = Reflect.get(globalThis, 'axe');
    const run = typeof axe === 'object' && axe !== null ? Reflect.get(axe, 'run') : null;
    if (typeof run !== 'function') throw new Error('axe-core is not loaded');
    const { violations } = await run(document, {
      // Of what passes, it need not describe every element.
      resultTypes: ['violations'],
    });
    return violations.flatMap(
      (each: { impact: string; id: string; nodes: { html: string; failureSummary: string }[] }) =>
        !wanted || wanted.includes(each.impact)
          ? each.nodes.map((node) => `${each.id}: ${node.html} ${node.failureSummary}`)
          : [],
    );
  }, impacts);
}
