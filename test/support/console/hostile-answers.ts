import type { Page } from 'playwright-core';

/** A text without quotation marks, which is the same in JSON, that does harm where it is taken for HTML. */
export const hostileTag = '</script><script>globalThis.harm=1</script>';
const hostileText = `<img src=x onerror="globalThis.harm=1">${hostileTag}"'><svg/onload=globalThis.harm=1>`;
const hostileUrl = 'javascript:globalThis.harm=1';

/** Where people, other servers, or errors decide about the text. Times, IDs, and states are left as they are. */
const texts =
  /^(actor|accountName|address|browser|causeQuote|causeText|cell|decidedBy|detail|displayName|error|item|message|name|note|platformName|problem|reason|requester|requesterName|startedBy|text|title|username|userName)$/;
const urls = /^(url|watchUrl|inviteUrl|baseUrl|currentUrl)$/;

/**
 * Lets every answer of the API have hostile texts in all places where one could come from people or other servers.
 * `harm` resolves with what got through: what was run, was forbidden by the Content-Security-Policy, or is in the page.
 */
export async function answerWithHostileTexts(
  page: Page,
): Promise<{ readonly harm: () => Promise<readonly string[]> }> {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const before: unknown = Reflect.get(globalThis, 'violations');
      const all = Array.isArray(before) ? before : [];
      Reflect.set(globalThis, 'violations', [...all, `${violatedDirective} ${blockedURI}`]);
    });
  });
  await page.route('**/api/v1/**', async (route) => {
    if (route.request().url().endsWith('/events')) return route.continue();
    const response = await route.fetch();
    const isJson = response.headers()['content-type']?.includes('application/json') ?? false;
    if (!isJson) return route.fulfill({ response });
    const body: unknown = JSON.parse(await response.text(), (key, value: unknown) => {
      if (typeof value !== 'string') return value;
      if (urls.test(key)) return hostileUrl;
      return texts.test(key) ? `${hostileText} ${value}` : value;
    });
    return route.fulfill({ response, json: body });
  });
  return {
    harm: () =>
      page.evaluate(() => {
        const violations: unknown = Reflect.get(globalThis, 'violations');
        const elements = document.querySelectorAll(
          '#app img, #app script, [onerror], [onload], a[href^="javascript:"], [src^="javascript:"]',
        );
        return [
          ...(Reflect.get(globalThis, 'harm') === undefined ? [] : ['a script was run']),
          ...(Array.isArray(violations) ? violations.map(String) : []),
          ...[...elements].map((element) => element.outerHTML),
        ];
      }),
  };
}
