import { describe, expect, it } from 'vitest';
import { consoleText } from '../../support/console/console-text.ts';
import { readFocus, tabTo } from '../../support/console/keyboard.ts';
import { openRealConsole, people } from '../../support/console/real-console.ts';
import { listCards, requestInDiscord } from '../../support/console/request-in-discord.ts';
import { t as botText } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const soon = { timeout: 30_000 };
const reason = 'Not <b>this</b> one';
const t = (key: string, args?: Record<string, string | number>) =>
  consoleText('requests', key, args);

/** The number of erin's account, who manages requests (docs/overseerr-api.md, "Users in the recordings"). */
const erin = 6;

describe('a decision in the console', () => {
  const { fakes, visit } = openRealConsole();

  const textOf = (value: unknown) => JSON.stringify(value);
  const cardsOf = (title: string) => listCards(fakes(), title);
  const messagesTo = (chat: number) => fakes().telegram.botMessages(chat);

  async function requestInTelegram(tmdbId: number, title: string): Promise<void> {
    const gina = fakes().telegram.as(people.gina);
    gina.say(people.gina, `https://www.themoviedb.org/movie/${tmdbId}`);
    const find = () =>
      messagesTo(people.gina).find(
        (message) => (message.text ?? '').includes(title) && textOf(message).includes('request:'),
      );
    await waitUntil(() => find() !== undefined, 'the card of the title');
    const card = find();
    const [, data = ''] = /"callback_data":"(request:[^"]+)"/.exec(textOf(card)) ?? [];
    gina.press(people.gina, card?.message_id ?? 0, data);
    await waitUntil(
      () => textOf(messagesTo(people.gina)).includes(botText('state-pending')),
      'the card to show that the request is pending',
    );
  }

  it('changes the cards in both chats, is told to the members, and is made as the account of the person, with the keyboard alone', async () => {
    const { overseerr, discord, telegram } = fakes();
    await requestInDiscord(fakes(), { tmdbId: 438_631, title: 'Dune' });
    await requestInTelegram(872_585, 'Oppenheimer');

    const page = await visit('requests');
    await page.getByRole('heading', { level: 1 }).waitFor(soon);
    await tabTo(page, consoleText('sign-in', 'sign-in-with-account', { server: 'Seerr' }));
    await page.keyboard.press('Enter');
    await tabTo(page, consoleText('sign-in', 'sign-in-email'));
    await page.keyboard.type('erin@rig.local');
    await tabTo(page, consoleText('sign-in', 'sign-in-password'));
    await page.keyboard.type('erin-password-1');
    await page.keyboard.press('Enter');

    await page.locator('.shell').waitFor(soon);
    await page.locator('tbody .row-button', { hasText: 'Dune' }).waitFor(soon);
    const pending = await page.locator('.tabs a[href*="state=pending"]').textContent();
    await tabTo(page, pending ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL(/state=pending/);
    await tabTo(page, /^Dune/);
    await page.keyboard.press('Enter');
    const panel = page.locator('dialog.dialog-side');
    await panel.locator('.facts').first().waitFor(soon);
    // Whoever wants no motion gets none.
    const moving = () =>
      document
        .getAnimations()
        .filter((each) => Number(each.effect?.getComputedTiming().duration) > 1).length;
    expect(await page.evaluate(moving)).toBe(0);
    await tabTo(page, t('requests-action-approve'));
    await page.keyboard.press('Enter');
    await waitUntil(
      () => textOf(cardsOf('Dune')).includes(botText('state-approved')) || isDownloading('Dune'),
      'the card in Discord to show the approval',
    );
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });

    await tabTo(page, /^Oppenheimer/);
    await page.keyboard.press('Enter');
    await panel.locator('.facts').first().waitFor(soon);
    await tabTo(page, t('requests-action-decline'));
    await page.keyboard.press('Enter');
    const question = t('requests-confirm-one-decline', { title: 'Oppenheimer (2023)' });
    await page.getByRole('dialog', { name: question }).waitFor();
    await tabTo(page, t('requests-reason'));
    await page.keyboard.type(reason);
    await tabTo(page, t('requests-action-decline'));
    await page.keyboard.press('Enter');
    await page.locator('dialog.dialog-middle').waitFor({ state: 'detached', ...soon });
    await expect
      // The bot breaks up what a client would turn into a command, such as the end of a tag.
      .poll(() => messagesTo(people.gina).map(({ text }) => text?.replaceAll('\u2060', '')))
      .toContainEqual(expect.stringContaining(reason));
    // The button is gone, but not the place of the keyboard.
    await page.waitForFunction(() => document.activeElement !== document.body);
    expect((await readFocus(page)).name).toBe(consoleText('requests', 'close'));
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement !== document.body);

    expect(
      overseerr.state.requests.map(({ status, modifiedById }) => [status, modifiedById]),
    ).toEqual([
      [2, erin],
      [3, erin],
    ]);
    const sent = overseerr.calls.filter(({ path }) =>
      /\/request\/\d+\/(approve|decline)$/.test(path),
    );
    expect(sent.map(({ asUser }) => asUser)).toEqual([`${erin}`, `${erin}`]);

    await tabTo(page, consoleText('sign-in', 'sign-out'), { key: 'Shift+Tab' });
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { name: consoleText('sign-in', 'sign-in-title') })
      .waitFor(soon);
    expect(discord.ruleViolations).toEqual([]);
    expect(telegram.ruleViolations).toEqual([]);
    expect(overseerr.crashes).toEqual([]);

    function isDownloading(title: string): boolean {
      return textOf(cardsOf(title)).includes(botText('state-processing'));
    }
  });
});
