import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PasswordAttemptResult } from '../../../src/usecases/accounts/sign-in-flow.ts';
import { setUpLinkPage } from '../../support/link-page-setup.ts';
import { anyText, t } from '../../support/text.ts';
import { homeHostName } from '../../support/web/browser.ts';
import { findViolations } from '../../support/web/find-violations.ts';
import { useBrowser } from '../../support/web/use-browser.ts';

const linked: PasswordAttemptResult = {
  kind: 'linked',
  account: 'ada',
  server: 'Overseerr',
  isShared: false,
};

describe('the sign-in page in a browser', () => {
  const browser = useBrowser();

  /** Opens the page on a phone, without JavaScript by default. */
  async function visit(
    results: PasswordAttemptResult[],
    options: BrowserContextOptions & Parameters<typeof setUpLinkPage>[1] = {},
  ) {
    const tried: string[][] = [];
    const stage = await setUpLinkPage(async (_token, ...words) => {
      tried.push(words);
      return results.shift() ?? { kind: 'gone' };
    }, options);
    onTestFinished(() => stage.close());
    const page = await browser.newPage({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
      ...options,
    });
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(stage.url);
    return { page, tried, asked, complaints, url: stage.url };
  }

  it('works with the keyboard only and without JavaScript', async () => {
    const { page, tried } = await visit([linked]);
    await page.keyboard.press('Tab');
    await page.keyboard.type('ada@rig.local');
    await page.keyboard.press('Tab');
    await page.keyboard.type('secret words');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(t('sign-in-linked', { account: 'ada', server: 'Overseerr' })).waitFor();
    expect(tried).toEqual([['ada@rig.local', 'secret words']]);
  });

  it('works over plain http and with a local host name', async () => {
    const { page, tried } = await visit([{ kind: 'wrong', attemptsLeft: 4 }, linked], {
      host: homeHostName,
    });
    await fill(page);
    await page.getByRole('alert').waitFor();
    await fill(page);
    await page.getByText(anyText('sign-in-linked')).waitFor();
    expect(tried).toHaveLength(2);
  });

  it('keeps the email after a wrong password and continues', async () => {
    const { page, tried } = await visit([{ kind: 'wrong', attemptsLeft: 4 }, linked]);
    await fill(page);
    await page
      .getByRole('alert')
      .getByText(t('sign-in-page-wrong-password', { left: 4 }))
      .waitFor();
    expect(await page.getByLabel(t('sign-in-page-email')).inputValue()).toBe('ada@rig.local');
    expect(await page.getByLabel(t('sign-in-page-password')).inputValue()).toBe('');
    await page.getByLabel(t('sign-in-page-password')).fill('better words');
    await page.getByRole('button', { name: t('sign-in-page-submit') }).click();
    await page.getByText(anyText('sign-in-linked')).waitFor();
    expect(tried).toHaveLength(2);
  });

  it.each([
    ['jellyfin', 'Jellyfin'],
    ['emby', 'Emby'],
  ] as const)('asks for the name and password at %s', async (mediaServer, title) => {
    const { page, tried } = await visit([{ kind: 'wrong', attemptsLeft: 4 }, linked], {
      signIn: { method: 'jellyfin', mediaServer },
    });
    const name = page.getByLabel(t('sign-in-page-user-name', { mediaServer: title }));
    const password = page.getByLabel(t('sign-in-page-password-jellyfin', { mediaServer: title }));
    await page.getByText(anyText('sign-in-page-privacy-jellyfin')).waitFor();
    await name.fill('ada');
    await password.fill('guess');
    await page.getByRole('button', { name: t('sign-in-page-submit') }).click();
    await page
      .getByRole('alert')
      .getByText(t('sign-in-page-wrong-password-jellyfin', { left: 4 }))
      .waitFor();
    expect(await name.inputValue()).toBe('ada');
    await password.fill('better words');
    await page.getByRole('button', { name: t('sign-in-page-submit') }).click();
    await page.getByText(anyText('sign-in-linked')).waitFor();
    expect(tried).toEqual([
      ['ada', 'guess'],
      ['ada', 'better words'],
    ]);
  });

  it('loads no other files and violates no security policy', async () => {
    const { page, asked, complaints, url } = await visit([linked]);
    expect(asked).toEqual([url]);
    expect(complaints).toEqual([]);
    const background = await page
      .locator('main')
      .evaluate((main) => getComputedStyle(main).backgroundColor);
    expect(background).toBe('rgb(255, 255, 255)');
    expect(await page.context().cookies()).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s scheme and on a phone',
    async (scheme) => {
      const { page } = await visit([{ kind: 'wrong', attemptsLeft: 1 }], {
        javaScriptEnabled: true,
        bypassCSP: true,
        colorScheme: scheme,
      });
      await fill(page);
      await page.getByRole('alert').waitFor();
      expect(await findViolations(page)).toEqual([]);
      const { width, seen } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        seen: document.documentElement.clientWidth,
      }));
      expect(width).toBe(seen);
    },
  );

  it('rejects a form from another site', async () => {
    const { page, tried, url } = await visit([linked]);
    await page.goto('about:blank');
    await page.setContent(
      `<form method="post" action="${url}"><input name="name" value="a"><input name="password" value="b"><button>Go</button></form>`,
    );
    await page.getByRole('button').click();
    await page.getByText(t('sign-in-page-invalid-form')).waitFor();
    expect(tried).toEqual([]);
  });
});

async function fill(page: Page): Promise<void> {
  await page.getByLabel(t('sign-in-page-email')).fill('ada@rig.local');
  await page.getByLabel(t('sign-in-page-password')).fill('secret words');
  await page.getByRole('button', { name: t('sign-in-page-submit') }).click();
}
