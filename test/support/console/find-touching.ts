import type { Page } from 'playwright-core';

/** The parts of a page that should have space between them. */
const parts = '.card, .stat, .banner, .table-frame, .toolbar, .tabs, .page-head';
const leastGap = 6;

/** Which parts of a page touch or cover the one before them, such as a table right below its filters. */
export function findTouching(page: Page): Promise<string[]> {
  return page.evaluate(
    ([selector, least]) => {
      const elements = [...document.querySelectorAll(`main :is(${selector})`)];
      return elements.flatMap((element) => {
        const before = element.previousElementSibling;
        if (!before?.matches(selector)) return [];
        const [a, b] = [before.getBoundingClientRect(), element.getBoundingClientRect()];
        if (a.height === 0 || b.height === 0) return [];
        const gap = Math.max(b.top - a.bottom, b.left - a.right);
        return gap < least ? [`${before.className} and ${element.className}: ${gap} px`] : [];
      });
    },
    [parts, leastGap] as const,
  );
}
