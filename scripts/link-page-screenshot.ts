// Writes docs/screenshots/link-page.png: the sign-in page on a phone, light and dark side by side.
import { fileURLToPath } from 'node:url';
import { setUpLinkPage } from '../test/support/link-page-setup.ts';
import { openBrowser } from '../test/support/web/browser.ts';

const path = fileURLToPath(new URL('../docs/screenshots/link-page.png', import.meta.url));
const size = { width: 390, height: 720 };
const linkPage = await setUpLinkPage(async () => ({ kind: 'gone' }));
const browser = await openBrowser();
try {
  const screenshots: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: size, colorScheme });
    await page.goto(linkPage.url);
    screenshots.push((await page.screenshot()).toString('base64'));
  }
  const both = await browser.newPage({ viewport: { width: 2 * size.width, height: size.height } });
  const images = screenshots.map(
    (png) => `<img style="float:left" src="data:image/png;base64,${png}">`,
  );
  await both.setContent(`<body style="margin:0">${images.join('')}</body>`);
  await both.screenshot({ path });
} finally {
  await browser.close();
  await linkPage.close();
}
