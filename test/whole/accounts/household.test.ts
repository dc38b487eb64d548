import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeOverseerr } from '../../fakes/overseerr/server.ts';
import { listHolders } from '../../support/account-holders.ts';
import { syncAccounts, toText } from '../../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const dave = 5;
const father = '700000000000000001';
const daughter = '700000000000000002';
const stranger = '700000000000000003';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot();
});
afterAll(() => bot.stop());

async function start(options: Parameters<typeof createFakeOverseerr>[0]): Promise<void> {
  await bot.startOver(await createFakeOverseerr(options));
  await syncAccounts(bot);
}

async function name(ids: readonly string[]): Promise<void> {
  bot.overseerr.driver.setNotification(dave, { discordIds: ids });
  await syncAccounts(bot);
}

async function request(person: string, tmdbId: number): Promise<void> {
  const card = getView(await bot.as(person, null).command('request', { title: `movie:${tmdbId}` }));
  await bot.as(person, null).press(findButtonId(card, 'request'));
}

const requesters = () => bot.overseerr.state.requests.map(({ requestedById }) => requestedById);
const listOf = async (person: string) =>
  toText(getView(await bot.as(person, null).command('requests')));

describe.each([
  ['Seerr 3.3', { version: '3.3.0', idLists: true }],
  ['Seerr 3.4', { version: '3.4.0', idLists: true }],
])('a profile of %s with two Discord IDs', (_, options) => {
  it('lets both people request as that account, each with requests of their own', async () => {
    await start(options);
    await name([father, daughter]);
    await request(father, 438631);
    await request(daughter, 603);
    await waitUntil(() => requesters().length === 2, 'both requests');
    expect(requesters()).toEqual([dave, dave]);
    const holders = await listHolders(bot, dave);
    expect(holders.map(({ verifiedBy }) => verifiedBy)).toEqual(['profile', 'profile']);
    expect(await listOf(father)).toContain('Dune');
    expect(await listOf(father)).not.toContain('Matrix');
    expect(await listOf(daughter)).toContain('Matrix');
    expect(await listOf(daughter)).not.toContain('Dune');
    const other = await bot.as(stranger, null).command('request', { title: 'movie:438631' });
    expect(toText(getView(other))).toContain(t('error-not-linked'));
  });

  it('ends the link of the one whose ID is removed, and of nobody else', async () => {
    await start(options);
    await name([father, daughter]);
    await request(father, 438631);
    await request(daughter, 603);
    await waitUntil(() => requesters().length === 2, 'both requests');
    await name([father]);
    expect(await listHolders(bot, dave)).toHaveLength(1);
    const refused = await bot.as(daughter, null).command('request', { title: 'movie:550' });
    expect(toText(getView(refused))).toContain(t('error-not-linked'));
    const allowed = await bot.as(father, null).command('request', { title: 'movie:550' });
    expect(toText(getView(allowed))).not.toContain(t('error-not-linked'));
  });

  it('links the second person after a check, as soon as their ID was added', async () => {
    await start(options);
    await name([father]);
    const asked = getView(await bot.as(daughter, null).command('request', { title: 'movie:603' }));
    expect(toText(asked)).toContain(t('error-not-linked'));
    bot.overseerr.driver.setNotification(dave, { discordIds: [father, daughter] });
    await waitUntil(async () => {
      const reply = await bot.as(daughter, null).press('recheck');
      return JSON.stringify(reply).includes(
        t('sign-in-linked', { account: 'dave', server: 'Seerr' }),
      );
    }, 'the link');
  });
});

describe('the hint where to enter the ID', () => {
  it.each([
    ['Overseerr', { product: 'overseerr', version: '1.34.0' }, 'link-hint-discord-general'],
    ['Overseerr', { product: 'overseerr', version: '1.28.0' }, 'link-hint-discord-notifications'],
    ['Seerr', { version: '2.7.3' }, 'link-hint-discord-general'],
    ['Seerr', { version: '3.1.0' }, 'link-hint-discord-general'],
    ['Seerr', { version: '3.3.1', idLists: true }, 'link-hint-discord-notifications'],
    ['Seerr', { version: '3.4.0', idLists: true }, 'link-hint-discord-general'],
    ['Seerr', { version: 'develop-c0ffee' }, 'link-hint-discord-either'],
  ] as const)('of %s with %j is %s', async (server, options, key) => {
    await start(options);
    const id = stranger;
    const card = getView(await bot.as(id, null).command('link'));
    expect(toText(card)).toContain(t(key, { server, id }));
    const telegram = bot.as('4711', null, { platform: 'telegram' });
    expect(toText(getView(await telegram.command('link')))).toContain(
      t('link-hint-telegram', { server, id: '4711' }),
    );
  });
});
