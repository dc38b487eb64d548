import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permission } from '../../src/core/permission.ts';
import {
  aWaiting,
  clear,
  createApprovalBot,
  managerNumber,
  people,
  sync,
  textOf,
} from '../support/approvals.ts';
import { idOf, idsIn, type ScriptedBot, viewOf } from '../support/scripted-bot.ts';

const actions = ['film', 'series', 'film in 4K', 'approve'] as const;

/** What an account with these permissions may do; the person is linked to it by profile. */
const table = [
  ['nothing', 0, []],
  ['REQUEST', permission.request, ['film', 'series']],
  ['REQUEST_MOVIE', permission.requestMovie, ['film']],
  ['REQUEST_TV', permission.requestTv, ['series']],
  [
    'REQUEST and REQUEST_4K',
    permission.request | permission.request4k,
    ['film', 'series', 'film in 4K'],
  ],
  ['REQUEST_4K_TV', permission.request | permission.request4kTv, ['film', 'series']],
  ['MANAGE_REQUESTS', permission.manageRequests, ['approve']],
  ['ADMIN', permission.admin, ['film', 'series', 'film in 4K', 'approve']],
] as const satisfies readonly (readonly [string, number, readonly (typeof actions)[number][]])[];

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createApprovalBot();
});
afterAll(() => bot.stop());

async function mayAsk(title: string, is4k: boolean): Promise<boolean> {
  const view = viewOf(await bot.as(people.manager).command('request', { title, '4k': is4k }));
  const wanted = is4k ? /^ask:.*:1$/ : /^ask:.*:0$/;
  return idsIn(view).some((id) => wanted.test(id) || (title.startsWith('tv') && /^take:/.test(id)));
}

async function mayApprove(): Promise<boolean> {
  const waiting = await aWaiting(bot);
  const reply = viewOf(await bot.as(people.manager).press(idOf(waiting.card(), 'approve')));
  await clear(bot);
  return !textOf(reply).includes('may not decide');
}

describe('an account with', () => {
  it.each(table)('%s may do just what it says', async (_, permissions, allowed) => {
    const account = bot.overseerr.state.users.find(({ id }) => id === managerNumber);
    if (!account) throw new Error('no such account');
    account.permissions = permissions;
    await sync(bot);
    const done = {
      film: await mayAsk('movie:438631', false),
      series: await mayAsk('tv:1396', false),
      'film in 4K': await mayAsk('movie:438631', true),
      approve: await mayApprove(),
    };
    expect(actions.filter((action) => done[action])).toEqual(allowed);
  });
});

describe('rights that change between the card and the press', () => {
  const account = () => {
    const found = bot.overseerr.state.users.find(({ id }) => id === managerNumber);
    if (!found) throw new Error('no such account');
    return found;
  };
  const made = () =>
    bot.overseerr.state.requests.filter(({ requestedById }) => requestedById === managerNumber);

  it('refuse the wish that the card still offered', async () => {
    account().permissions = permission.request;
    await sync(bot);
    const person = bot.as(people.manager);
    const card = viewOf(await person.command('request', { title: 'movie:438631' }));
    account().permissions = 0;
    const { message } = await person.pressAndWatch(idOf(card, 'ask'));
    await bot.settle();
    expect(textOf(message.latest())).toContain('may not');
    expect(made()).toEqual([]);
    await clear(bot);
  });

  it('refuse a decision of somebody who is removed on the service', async () => {
    account().permissions = permission.manageRequests;
    await sync(bot);
    const waiting = await aWaiting(bot);
    const users = bot.overseerr.state.users;
    users.splice(users.indexOf(account()), 1);
    await sync(bot);
    const person = bot.as(people.manager);
    const reply = viewOf(await person.press(idOf(waiting.card(), 'approve')));
    expect(textOf(reply)).toContain('may not decide');
    expect(textOf(viewOf(await person.command('me')))).toContain('not known yet');
  });
});
