import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** More than there is on any page. */
const mostStops = 90;

/**
 * Presses Tab (or Shift+Tab) until the focus is on what a screen reader calls so, and expects that the focus can be
 * seen on the way. Resolves with the names that it passed.
 */
export async function tabTo(
  page: Page,
  name: string | RegExp,
  { key = 'Tab' }: { readonly key?: 'Tab' | 'Shift+Tab' } = {},
): Promise<readonly string[]> {
  const passed: string[] = [];
  for (let stop = 0; stop < mostStops; stop += 1) {
    const now = await readFocus(page);
    if (typeof name === 'string' ? now.name === name : name.test(now.name)) return passed;
    await page.keyboard.press(key);
    const next = await readFocus(page);
    passed.push(next.name);
    expect(next, 'the focus is visible').toMatchObject({ isVisible: true });
  }
  throw new Error(`"${name}" was not reached: ${passed.join(' | ')}`);
}

/** What has the focus: its name, and whether people see that it has it. */
export function readFocus(page: Page): Promise<{ readonly name: string; isVisible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    // The browser's own address bar comes after the last element of a page.
    if (!element || element === document.body) return { name: '', isVisible: true };
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const text =
      element.getAttribute('aria-label') ??
      (element instanceof HTMLTextAreaElement ? element.labels[0]?.textContent : null) ??
      labels[0]?.textContent ??
      element.textContent;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const hasRing = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    return {
      name: (text ?? '').trim().replace(/\s+/g, ' '),
      isVisible: hasRing && box.width > 0 && box.bottom > 0 && box.top < window.innerHeight,
    };
  });
}
