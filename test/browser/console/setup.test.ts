import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrismaClient } from '../../../src/database/prisma-client.ts';
import { createFakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr } from '../../fakes/overseerr/server.ts';
import { startBotProcess } from '../../support/bot-process.ts';
import { consoleText } from '../../support/console/console-text.ts';
import { phone, showDarkOnPhone } from '../../support/console/phone.ts';
import { createTestDatabase } from '../../support/database.ts';
import { findViolations } from '../../support/web/find-violations.ts';
import { useBrowser } from '../../support/web/use-browser.ts';

const closers: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

const t = (key: string, args?: Record<string, string>) => consoleText('setup', key, args);

describe('the setup in a browser', () => {
  const browser = useBrowser();
  let discord: Awaited<ReturnType<typeof createFakeDiscord>>;
  let overseerr: Awaited<ReturnType<typeof createFakeOverseerr>>;
  let place: Awaited<ReturnType<typeof createTestDatabase>>;
  let bot: ReturnType<typeof startBotProcess>;
  let page: Page;

  beforeAll(async () => {
    discord = await createFakeDiscord();
    closers.push(() => discord.stop());
    overseerr = await createFakeOverseerr();
    closers.push(() => overseerr.stop());
    place = await createTestDatabase();
    closers.push(() => place.drop());
    discord.world.addGuild({ name: 'Home' });
    bot = startBotProcess({ DATABASE_URL: place.url, DISCORD_API_URL: discord.apiUrl });
    closers.push(() => bot.kill());
  });

  it('leads from a demo to a bot that works, whatever is interrupted', async () => {
    page = await browser.newPage();
    const line = await bot.waitForLine('and enter the code');
    const [, address = '', code = ''] = /(http:\S+) and enter the code ([\w-]+)/.exec(line) ?? [];
    await page.goto(address);
    await page.locator('main a[href*="sign-in"]').click();
    await page.locator('.sign-in').waitFor();
    await signInWithCode('AAAA-BBBB');
    await page.getByText(consoleText('sign-in', 'sign-in-code-wrong')).waitFor();
    await signInWithCode(code);
    await expectAccessible('setup-server');

    await page.getByLabel(t('setup-server-url')).fill(overseerr.url);
    await page.getByLabel(t('setup-server-key')).fill('wrong-key');
    await press('setup-test');
    await page.getByText(t('setup-fault-rejected')).waitFor();
    await page.getByLabel(t('setup-server-key')).fill(overseerr.apiKey);
    await press('setup-test');
    await page.locator('.banner.tone-good').waitFor();
    await page.getByLabel(t('setup-server-key')).fill('another-key');
    expect(await page.locator('.banner').count()).toBe(0);
    await page.getByLabel(t('setup-server-key')).fill(overseerr.apiKey);
    await press('setup-continue');

    await expectAccessible('setup-discord');
    await expectFocus('setup-discord');
    await page.getByLabel(t('setup-discord-token')).fill(discord.token);
    await press('setup-test');
    await page.locator('.banner.tone-good').waitFor();
    await expectAccessible('setup-discord');
    const invite = page.getByRole('link', { name: t('setup-discord-invite') });
    expect(await invite.getAttribute('href')).toContain('permissions=274877992000');
    await press('setup-continue');

    await heading('setup-telegram').waitFor();
    await page.reload();
    for (const step of ['telegram', 'people', 'address', 'backup']) {
      await expectAccessible(`setup-${step}`);
      await press('setup-skip');
    }

    await expectAccessible('setup-finish');
    await page.getByText(t('setup-finish-intro-demo')).waitFor();
    const body = (await page.locator('main').textContent()) ?? '';
    expect(body).toContain(overseerr.url);
    expect(body).not.toContain(overseerr.apiKey);
    await press('setup-finish-start');
    await page.getByText(t('setup-finish-works')).waitFor({ timeout: 60_000 });
    await bot.waitForLine('Removed the people and requests of the demo');

    await page
      .getByRole('button', { name: /webhook/i })
      .first()
      .click();
    await page.getByText(t('setup-webhook-arrived')).waitFor({ timeout: 30_000 });
    expect(await findViolations(page)).toEqual([]);

    const database = createPrismaClient({ url: place.url, poolSize: 2, poolTimeoutSeconds: 10 });
    closers.push(() => database.close());
    const services = await database.prisma.serviceConfig.findMany();
    expect(services.map(({ name, baseUrl }) => [name, baseUrl])).toEqual([
      ['default', overseerr.url],
    ]);
    expect(await database.prisma.settingsVersion.count({ where: { isDraft: true } })).toBe(0);
    const audited = await database.prisma.auditLog.findMany({
      where: { action: 'setting.change' },
    });
    expect(new Set(audited.map(({ source, actor }) => `${source} ${actor}`))).toEqual(
      new Set(['console Ada']),
    );
    const text = JSON.stringify([bot.lines, audited]);
    expect(text).not.toContain(discord.token);
    expect(text).not.toContain(overseerr.apiKey);
  });

  /** Waits for a step, and expects that it is accessible in both themes, and fits on a phone. */
  async function expectAccessible(key: string): Promise<void> {
    await heading(key).waitFor();
    expect(await findViolations(page), key).toEqual([]);
    await showDarkOnPhone(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    expect(await findViolations(page), key).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1280, height: 860 });
  }

  /** The keyboard goes on where a step begins, although the button that led to it is gone. */
  async function expectFocus(key: string): Promise<void> {
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toBe(t(key));
  }

  const heading = (key: string) => page.locator('.setup-step h2', { hasText: t(key) });
  const press = (key: string) => page.getByRole('button', { name: t(key), exact: true }).click();

  async function signInWithCode(code: string): Promise<void> {
    const form = page.locator('.sign-in form').first();
    await form.locator('input').first().fill(code);
    await form.locator('input').nth(1).fill('Ada');
    await form.locator('button[type=submit]').click();
  }
});
