import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permission } from '../../../src/domain/accounts/permission.ts';
import { syncAccounts } from '../../support/approvals.ts';
import { createScriptedBot, getView, type ScriptedBot } from '../../support/scripted-bot.ts';

/** Alice, and the number of her account. */
const alice = '123456789012345678';
const number = 2;

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot();
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

const { request, request4k, request4kMovie, request4kTv, requestMovie } = permission;
const { autoApprove, autoApprove4kTv, requestAdvanced, requestView, manageRequests } = permission;

describe('/me', () => {
  it.each([
    [0, 'none'],
    [request, 'films, series'],
    [requestMovie | request4kTv, 'films, series in 4K'],
    [request | request4kMovie, 'films, series, films in 4K'],
    [request | requestAdvanced, 'films, series'],
    [request | autoApprove, 'films, series, films approved at once, series approved at once'],
    [
      requestMovie | request4k | autoApprove4kTv,
      'films, films in 4K, series in 4K, series in 4K approved at once',
    ],
    [request | requestView, 'films, series, seeing the requests of others'],
    [manageRequests, 'managing requests, seeing the requests of others'],
    [
      permission.admin,
      'films, series, films in 4K, series in 4K, films approved at once, series approved at once, ' +
        'films in 4K approved at once, series in 4K approved at once, managing requests, ' +
        'seeing the requests of others',
    ],
  ])('names the rights that permissions of %i give', async (bits, words) => {
    bot.overseerr.driver.setPermissions(number, bits);
    await bot.as(alice, null).command('help');
    await syncAccounts(bot);
    const { fields } = getView(await bot.as(alice, null).command('me'));
    expect(fields?.find(({ name }) => name === 'Rights')?.value).toEqual([words]);
  });
});
