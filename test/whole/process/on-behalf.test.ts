import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  alice,
  type BothChats,
  bob,
  carol,
  findId,
  shows,
  startBothChats,
} from '../../support/both-chats.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** The accounts of those who ask and of the member, by the IDs in their profiles. */
const [aliceAccount, bobAccount, carolAccount] = [2, 3, 4];

let chats: BothChats;
beforeAll(async () => {
  chats = await startBothChats((overseerr) => {
    overseerr.driver.setPermissions(aliceAccount, ['request', 'manageRequests', 'manageUsers']);
    overseerr.driver.setPermissions(bobAccount, ['request', 'manageRequests', 'manageUsers']);
    overseerr.driver.setPermissions(carolAccount, ['request']);
  });
  // A member is known once they have used the bot.
  await chats.discord.as(carol).command(chats.channel, 'help', {}).waitFor();
});
afterEach(() => {
  expect(chats.discord.ruleViolations).toEqual([]);
  expect(chats.telegram.ruleViolations).toEqual([]);
  expect(chats.overseerr.crashes).toEqual([]);
});
afterAll(() => chats.stop());

/** Who made the requests for a movie, and for whom. */
function remoteOf(tmdbId: number) {
  const { media, requests } = chats.overseerr.state;
  const ids = media.filter((one) => one.tmdbId === tmdbId).map(({ id }) => id);
  return requests
    .filter(({ mediaId }) => ids.includes(mediaId))
    .map(({ requestedById, modifiedById }) => ({ requestedById, modifiedById }));
}

describe('a request for a member', () => {
  it('is made in Discord with an option, and belongs to the member', async () => {
    const approver = chats.discord.as(alice);
    const card = await approver
      .command(chats.channel, 'request', { title: 'movie:438631', for: carol })
      .waitFor(shows('Dune (2021)', 'carol'));
    await approver.press(card, findId(card, 'request:[^"]*:0')).waitFor();
    await waitUntil(() => remoteOf(438_631).length > 0, 'the request');
    expect(remoteOf(438_631)).toEqual([
      { requestedById: carolAccount, modifiedById: aliceAccount },
    ]);
  });

  it('is made in Telegram with words, and belongs to the member', async () => {
    chats.telegram.as(bob).say(bob, '/request movie:27205 for:@carol');
    const card = await chats.waitForTelegram('request:', 'Inception (2010)', 'carol');
    await chats.pressTelegram(card, 'request:[^"]*:0');
    await waitUntil(() => remoteOf(27_205).length > 0, 'the request');
    expect(remoteOf(27_205)).toEqual([{ requestedById: carolAccount, modifiedById: bobAccount }]);
  });

  it('is refused to a member without the right', async () => {
    await chats.discord
      .as(carol)
      .command(chats.channel, 'request', { title: 'movie:603', for: alice })
      .waitFor(shows(t('error-on-behalf-not-permitted', { server: 'Seerr' })));
    expect(remoteOf(603)).toEqual([]);
  });
});
