import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permission } from '../../../src/domain/accounts/permission.ts';
import { syncAccounts } from '../../support/approvals.ts';
import { createScriptedBot, getView, type ScriptedBot } from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

/** Alice's Discord ID and the number of her account. */
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
  const requests = {
    movie: t('permission-request-movie'),
    tv: t('permission-request-tv'),
    movie4k: t('permission-request-movie-4k'),
    tv4k: t('permission-request-tv-4k'),
  };
  const autoApproves = {
    movie: t('permission-auto-approve-movie'),
    tv: t('permission-auto-approve-tv'),
    movie4k: t('permission-auto-approve-movie-4k'),
    tv4k: t('permission-auto-approve-tv-4k'),
  };
  const manages = t('permission-manage-requests');
  const views = t('permission-view-requests');

  it.each([
    [0, [t('permission-none')]],
    [request, [requests.movie, requests.tv]],
    [requestMovie | request4kTv, [requests.movie, requests.tv4k]],
    [request | request4kMovie, [requests.movie, requests.tv, requests.movie4k]],
    [request | requestAdvanced, [requests.movie, requests.tv]],
    [request | autoApprove, [requests.movie, requests.tv, autoApproves.movie, autoApproves.tv]],
    [
      requestMovie | request4k | autoApprove4kTv,
      [requests.movie, requests.movie4k, requests.tv4k, autoApproves.tv4k],
    ],
    [request | requestView, [requests.movie, requests.tv, views]],
    [manageRequests, [manages, views]],
    [
      permission.admin,
      [...Object.values(requests), ...Object.values(autoApproves), manages, views],
    ],
  ])('lists the permissions that the value %i grants', async (bits, words) => {
    bot.overseerr.driver.setPermissions(number, bits);
    await bot.as(alice, null).command('help');
    await syncAccounts(bot);
    const { fields } = getView(await bot.as(alice, null).command('me'));
    expect(fields?.find(({ name }) => name === t('me-permissions'))?.value).toEqual([
      words.join(', '),
    ]);
  });

  it('says that an account is gone before the accounts are synced again', async () => {
    await bot.as(alice, null).command('help');
    await syncAccounts(bot);
    const account = async () =>
      getView(await bot.as(alice, null).command('me')).fields?.find(
        ({ name }) => name === t('me-account'),
      )?.value;
    const gone = t('error-account-not-found', { server: 'Seerr' });
    expect(await account()).not.toEqual([gone]);
    bot.overseerr.driver.removeUser(number);
    expect(await account()).toEqual([gone]);
  });
});
