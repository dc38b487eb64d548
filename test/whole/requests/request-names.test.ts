import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  people,
  syncAccounts,
  toText,
} from '../../support/approvals.ts';
import { findButtonId, getView, type ScriptedBot } from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

/** The requester, who can request in 4K in these tests. */
const person = people.requester;
const season = (number: number) => t('seasons-named', { count: 1, seasons: `${number}` });

let bot: ScriptedBot;
let media: ScriptedBot['overseerr']['state']['media'];
beforeAll(async () => {
  bot = await createApprovalBot();
  media = structuredClone(bot.overseerr.state.media);
  bot.overseerr.driver.setPermissions(3, ['request', 'request4k']);
  for (const user of bot.overseerr.state.users) user.movieQuotaLimit = null;
  await syncAccounts(bot);
});
afterEach(async () => {
  await clearRequests(bot);
  // What has arrived stays in the library when its request is deleted.
  bot.overseerr.state.media = structuredClone(media);
});
afterAll(async () => {
  await bot.stop();
});

async function request(options: { title: string; '4k'?: boolean }, seasons?: readonly number[]) {
  let card = getView(await bot.as(person).command('request', options));
  if (seasons) {
    card = getView(await bot.as(person).press(card.picker?.press ?? '', seasons.map(String)));
  }
  await bot.as(person).press(findButtonId(card, 'request'));
  await bot.waitUntilIdle();
}

const labels = (view: { buttons?: readonly (readonly { label: string }[])[] | undefined }) =>
  (view.buttons ?? []).flat().map(({ label }) => label);

describe('two requests for one title', () => {
  it('have different buttons and rows in every list', async () => {
    await request({ title: 'movie:438631' });
    await request({ title: 'movie:438631', '4k': true });
    await request({ title: 'tv:1396' }, [1]);
    await request({ title: 'tv:1396' }, [2]);
    const list = getView(await bot.as(person).command('requests'));
    const names = [
      `Breaking Bad (2008) · ${season(2)}`,
      `Breaking Bad (2008) · ${season(1)}`,
      `Dune (2021) · ${t('quality-4k')}`,
      'Dune (2021)',
    ];
    expect(labels(list)).toEqual(names.map((title) => t('button-cancel-request', { title })));
    expect(list.lines.map(([first]) => first)).toEqual(names.map((bold) => ({ bold })));

    const admin = bot.as(people.admin, approvalChannel);
    const pending = getView(await admin.command('pending'));
    const all = getView(await admin.press(findButtonId(pending, 'approve-all')));
    for (const name of names) expect(all.lines).toContainEqual([name]);

    const choice = getView(await admin.command('history', { request: 'dune' }));
    expect(new Set(labels(choice)).size).toBe(2);
  });

  it('have different rows in the history even if they are otherwise the same', async () => {
    await request({ title: 'movie:438631' });
    const [first] = bot.overseerr.state.requests;
    await bot.overseerr.driver.decline(first?.id ?? 0);
    await bot.waitUntilIdle();
    await request({ title: 'movie:438631' });
    await bot.overseerr.driver.decline((first?.id ?? 0) + 1);
    await bot.waitUntilIdle();
    const admin = bot.as(people.admin, approvalChannel);
    const choice = getView(await admin.command('history', { request: 'dune' }));
    expect(labels(choice)).toHaveLength(2);
    expect(new Set(labels(choice)).size).toBe(2);
  });

  it('are distinguished when one of them becomes available', async () => {
    await request({ title: 'tv:1396' }, [2]);
    const { id: remoteId = 0 } = bot.overseerr.state.requests.at(-1) ?? {};
    await bot.overseerr.driver.approve(remoteId);
    await bot.overseerr.driver.makeAvailable({ mediaType: 'tv', tmdbId: 1396 }, { seasons: [2] });
    for (let time = 0; time < 2; time += 1) {
      await bot.jobs.enqueue([
        { kind: 'sync-request', payload: { serviceId: bot.serviceId, remoteId } },
      ]);
      await bot.waitUntilIdle();
    }
    const title = `Breaking Bad (2008) · ${season(2)}`;
    expect(bot.messages.map(({ history }) => toText(history.at(-1))).join('\n')).toContain(
      t('notification-available', { title }),
    );
  });
});
