import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { View } from '../../../src/chat/view.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import { toTitleLockKey } from '../../../src/usecases/requests/title-lock.ts';
import { setSettings } from '../../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  listButtonIds,
  listLinks,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { anyText, t, textIn } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** The Discord IDs in the users' profiles (docs/overseerr-api.md, "Users in the recordings"). */
const alice = '123456789012345678';
const bob = '234567890123456789';
const dune = { title: 'movie:438631' };

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot();
});
beforeEach(async () => {
  await bot.startOver();
  await bot.jobs.enqueue([{ kind: 'sync-accounts', payload: { serviceId: bot.serviceId } }]);
  await bot.waitUntilIdle();
});
afterEach(() => expect(bot.overseerr.crashes).toEqual([]));
afterAll(() => bot.stop());

function textOf(view: View | undefined): string {
  return JSON.stringify(view ?? null);
}

function posts() {
  return bot.overseerr.calls.filter(({ method, path }) => method === 'POST' && path === '/request');
}

async function askFor(person: string, options: { title: string; '4k'?: boolean }) {
  const card = getView(await bot.as(person).command('request', options));
  return bot.as(person).pressAndWatch(findButtonId(card, 'request'));
}

describe('a movie request', () => {
  it('is saved, shows its state immediately and later, and gets a public card', async () => {
    const { reply, message } = await askFor(bob, dune);
    expect(textOf(getView(reply))).toContain(t('state-queued'));
    await bot.waitUntilIdle();
    expect(textOf(message.latest())).toContain(t('state-pending'));
    expect(bot.messages).toHaveLength(1);
    expect(textOf(bot.latest(0))).toContain('Dune (2021)');
    expect(posts()).toMatchObject([
      { asUser: '3', body: { mediaType: 'movie', mediaId: 438631, is4k: false } },
    ]);
    const [row] = await bot.prisma.request.findMany();
    expect(row).toMatchObject({ state: 'pending', requesterName: `user ${bob}`, tmdbId: 438631 });
    expect(row?.remoteId).toBe(bot.overseerr.state.requests.at(-1)?.id);
  });

  it('answers late presses on the card of its draft with the request', async () => {
    const person = bot.as(bob);
    const draft = getView(await person.command('request', dune));
    await person.press(findButtonId(draft, 'request'));
    await bot.waitUntilIdle();
    const requestId = findButtonId(draft, 'request');
    const cancelId = requestId.replace(/^request:([^:]+):.*$/, 'cancel-draft:$1');
    const pageId = requestId.replace(/^request:([^:]+):.*$/, 'season-page:$1:0');
    const pickId = requestId.replace(/^request:([^:]+):.*$/, 'pick-seasons:$1');
    for (const id of [cancelId, pageId, pickId, requestId]) {
      expect(textOf(getView(await person.press(id, ['1'])))).toContain(t('state-pending'));
    }
    expect(await bot.prisma.request.count()).toBe(1);
  });

  it('has one card in a private chat where replies stay editable', async () => {
    const person = bot.as(bob, null, { isPublicReply: true });
    const card = getView(await person.command('request', dune));
    await person.press(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    expect(bot.messages).toHaveLength(1);
    expect(textOf(bot.latest(0))).toContain(t('state-pending'));
    await bot.overseerr.driver.approve(bot.overseerr.state.requests.at(-1)?.id ?? 0);
    const remoteId = bot.overseerr.state.requests.at(-1)?.id ?? 0;
    await bot.jobs.enqueue([
      { kind: 'sync-request', payload: { serviceId: bot.serviceId, remoteId } },
    ]);
    await bot.waitUntilIdle();
    expect(bot.messages).toHaveLength(1);
    expect(textOf(bot.latest(0))).not.toContain(t('state-pending'));
  });

  it('has one card in a group where everyone sees the reply, in the language of the group', async () => {
    await bot.as(bob).command('help');
    await setSettings(bot, { language: 'de' });
    const person = bot.as(bob, 'channel-1', { isPublicReply: true });
    await person.press(findButtonId(getView(await person.command('request', dune)), 'request'));
    await bot.waitUntilIdle();
    expect(bot.messages).toHaveLength(1);
    expect(textOf(bot.latest(0))).toContain(textIn('de', 'state-pending'));
    const { origin } = await bot.prisma.request.findFirstOrThrow();
    expect(origin).toMatchObject({ address: 'channel-1' });
  });

  it('has a card in each place where the group has another one for requests', async () => {
    await bot.as(bob).command('help');
    const requestPlace = { platform: 'discord', kind: 'channel', address: 'requests' } as const;
    await setSettings(bot, { requestPlace });
    const person = bot.as(bob, 'channel-1', { isPublicReply: true });
    await person.press(findButtonId(getView(await person.command('request', dune)), 'request'));
    await bot.waitUntilIdle();
    expect(bot.messages.map(({ place }) => place.address).sort()).toEqual([
      'channel-1',
      'requests',
    ]);
  });

  it('needs at most three Overseerr calls, and one when everything is cached', async () => {
    const before = bot.overseerr.calls.length;
    await bot.as(bob).suggest('dune');
    await askFor(bob, dune);
    await bot.waitUntilIdle();
    const paths = bot.overseerr.calls.slice(before).map(({ path }) => path);
    expect(
      paths.filter((path) => !path.startsWith('/status') && !path.startsWith('/settings')),
    ).toEqual(['/search', '/movie/438631', '/request']);
  });

  it('is created once by a double press', async () => {
    const card = getView(await bot.as(bob).command('request', dune));
    const id = findButtonId(card, 'request');
    await Promise.all([1, 2, 3].map(() => bot.as(bob).press(id)));
    await bot.waitUntilIdle();
    expect(posts()).toHaveLength(1);
    expect(await bot.prisma.request.count()).toBe(1);
  });

  it('is refused on the card of another user', async () => {
    const card = getView(await bot.as(bob).command('request', dune));
    const reply = await bot.as(alice).press(findButtonId(card, 'request'));
    expect(textOf(getView(reply))).toMatch(t('error-not-yours'));
    expect(await bot.prisma.request.count()).toBe(0);
  });

  it('updates its card until the movie is available, and notifies once', async () => {
    await askFor(bob, dune);
    await bot.waitUntilIdle();
    const remoteId = bot.overseerr.state.requests.at(-1)?.id ?? 0;
    const look = { kind: 'sync-request', payload: { serviceId: bot.serviceId, remoteId } } as const;
    await bot.overseerr.driver.approve(remoteId);
    await bot.jobs.enqueue([look]);
    await bot.waitUntilIdle();
    expect(textOf(bot.latest(0))).toMatch(anyText('state-approved', 'state-processing'));
    await bot.overseerr.driver.startDownload(remoteId, { percent: 45 });
    await bot.jobs.enqueue([look]);
    await bot.waitUntilIdle();
    expect(textOf(bot.latest(0))).toContain(t('state-processing-percent', { percent: 45 }));
    bot.overseerr.driver.failDownload(remoteId);
    await bot.jobs.enqueue([look]);
    await bot.waitUntilIdle();
    expect(textOf(bot.latest(0))).toContain(t('download-failed'));
    await bot.overseerr.driver.makeAvailable({ mediaType: 'movie', tmdbId: 438631 }, {});
    for (let time = 0; time < 3; time += 1) {
      await bot.jobs.enqueue([look]);
      await bot.waitUntilIdle();
    }
    expect(textOf(bot.latest(0))).toContain(t('state-available'));
    expect(bot.messages).toHaveLength(2);
    expect(bot.latest(1)?.mentions).toEqual([{ platform: 'discord', platformUserId: bob }]);
    expect(textOf(bot.latest(1))).toContain(t('notification-available', { title: 'Dune (2021)' }));
    for (const at of [0, 1]) {
      expect(listLinks(bot.latest(at))).toEqual([
        expect.stringMatching(/^https:\/\/app\.plex\.tv\//),
      ]);
    }
    bot.overseerr.driver.removeFromLibrary({ mediaType: 'movie', tmdbId: 438631 });
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    expect(listLinks(bot.latest(0))).toEqual([]);
    expect(textOf(bot.latest(0))).toContain(t('state-available'));
  });

  it('sends the notification as a direct message when the channel is inaccessible', async () => {
    await askFor(bob, dune);
    await bot.waitUntilIdle();
    const remoteId = bot.overseerr.state.requests.at(-1)?.id ?? 0;
    bot.faults.refused = { address: 'channel-1', error: new AppError('channel-forbidden') };
    await bot.overseerr.driver.makeAvailable({ mediaType: 'movie', tmdbId: 438631 }, {});
    for (let time = 0; time < 2; time += 1) {
      await bot.jobs.enqueue([
        { kind: 'sync-request', payload: { serviceId: bot.serviceId, remoteId } },
      ]);
      await bot.waitUntilIdle();
    }
    const [, notice, ...others] = bot.messages;
    expect(notice?.place).toMatchObject({ kind: 'direct', address: bob });
    expect(textOf(notice?.history.at(-1))).toContain(
      t('notification-available', { title: 'Dune (2021)' }),
    );
    expect(others).toEqual([]);
  });

  it.each([
    [
      'given up the account',
      async ({ prisma }: ScriptedBot) => {
        await prisma.user.updateMany({ data: { preferences: { linksByProfile: false } } });
        await prisma.accountLink.deleteMany();
      },
      t('error-not-linked'),
    ],
    [
      'been blocked',
      ({ prisma }: ScriptedBot) => prisma.user.updateMany({ data: { blockedAt: new Date() } }),
      t('error-user-blocked'),
    ],
    [
      'had the account blocked',
      ({ prisma }: ScriptedBot) => prisma.account.updateMany({ data: { blockedAt: new Date() } }),
      t('error-account-blocked'),
    ],
  ])('is not sent for a user who has %s in the meantime', async (_, change, words) => {
    const card = getView(await bot.as(bob).command('request', dune));
    const key = { mediaType: 'movie', tmdbId: 438631 } as const;
    const { message } = await bot.locks.withLock(toTitleLockKey(bot.serviceId, key), async () => {
      const pressed = await bot.as(bob).pressAndWatch(findButtonId(card, 'request'));
      await change(bot);
      return pressed;
    });
    await bot.waitUntilIdle();
    expect(posts()).toEqual([]);
    expect(textOf(message.latest())).toContain(words);
    expect(await bot.prisma.request.findFirst()).toMatchObject({ state: 'failed' });
  });

  it('of a requested movie names the requester, and notifies both when available', async () => {
    await askFor(alice, dune);
    await bot.waitUntilIdle();
    const card = getView(await bot.as(bob).command('request', dune));
    expect(listButtonIds(card).some((id) => id.startsWith('request:'))).toBe(false);
    expect(textOf(card)).toContain('alice');
    const told = await bot.as(bob).press(findButtonId(card, 'subscribe'));
    expect(textOf(getView(told))).toContain(t('subscription-active', { title: 'Dune (2021)' }));
    await bot.waitUntilIdle();
    const remoteId = bot.overseerr.state.requests.at(-1)?.id ?? 0;
    await bot.overseerr.driver.makeAvailable({ mediaType: 'movie', tmdbId: 438631 }, {});
    await bot.jobs.enqueue([
      { kind: 'sync-request', payload: { serviceId: bot.serviceId, remoteId } },
    ]);
    await bot.waitUntilIdle();
    const pinged = bot.messages.flatMap(({ history }) => history.at(-1)?.mentions ?? []);
    expect(pinged.map(({ platformUserId }) => platformUserId).sort()).toEqual([alice, bob]);
  });

  it('can be subscribed to and unsubscribed from', async () => {
    await askFor(alice, dune);
    await bot.waitUntilIdle();
    const card = getView(await bot.as(bob).command('request', dune));
    const follow = findButtonId(card, 'subscribe');
    const followed = getView(await bot.as(bob).press(follow));
    const aboutRequest = (view: View) =>
      listButtonIds(view).filter((id) => !/^open-(list|collection):/.test(id));
    expect(aboutRequest(followed)).toEqual([findButtonId(followed, 'unsubscribe')]);
    expect(aboutRequest(getView(await bot.as(bob).command('request', dune)))).toHaveLength(1);
    const left = getView(await bot.as(bob).press(findButtonId(followed, 'unsubscribe')));
    expect(listButtonIds(left)).toContain(follow);
    expect(await bot.prisma.subscription.count({ where: { notifiedAt: null } })).toBe(0);
  });

  it('cannot be subscribed to if the movie is available or the user requested it', async () => {
    await askFor(alice, dune);
    await bot.waitUntilIdle();
    const follow = findButtonId(getView(await bot.as(bob).command('request', dune)), 'subscribe');
    const own = getView(await bot.as(alice).command('request', dune));
    const pretended = findButtonId(own, 'cancel-draft')
      .replace('cancel-draft:', 'subscribe:')
      .concat(':0');
    expect(listButtonIds(own)).not.toContain(pretended);
    expect(await bot.as(alice).press(pretended)).toEqual({
      kind: 'toast',
      text: t('subscription-own-request', { title: 'Dune (2021)' }),
    });
    await bot.overseerr.driver.makeAvailable({ mediaType: 'movie', tmdbId: 438631 }, {});
    expect(await bot.as(bob).press(follow)).toEqual({
      kind: 'toast',
      text: t('subscription-available', { title: 'Dune (2021)' }),
    });
    expect(await bot.prisma.subscription.count()).toBe(0);
  });

  it('that lost a race is refused with the other requester and a subscribe button', async () => {
    const card = getView(await bot.as(bob).command('request', dune));
    await bot.overseerr.driver.requestInWebUi(5, { mediaType: 'movie', mediaId: 438631 });
    const { message } = await bot.as(bob).pressAndWatch(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    expect(textOf(message.latest())).toContain(t('request-already-by', { name: 'dave' }));
    const latest = message.latest();
    if (!latest) throw new Error('no answer');
    const followed = getView(await bot.as(bob).press(findButtonId(latest, 'subscribe')));
    expect(textOf(followed)).toContain(t('subscription-active', { title: 'Dune (2021)' }));
    expect(bot.messages).toHaveLength(0);
  });

  it('above the quota is refused with the remaining quota', async () => {
    await askFor(bob, dune);
    await bot.waitUntilIdle();
    const { message } = await askFor(bob, { title: 'movie:603' });
    await bot.waitUntilIdle();
    expect(textOf(message.latest())).toContain(t('error-movie-quota-exceeded'));
    expect(textOf(message.latest())).toContain(t('quota-left', { left: 0, limit: 1 }));
  });
});

describe('a series request', () => {
  const breakingBad = { title: 'tv:1396' };
  const season = (number: number) => t('seasons-named', { count: 1, seasons: `${number}` });

  it('is made for the chosen seasons, and names those that were available', async () => {
    await bot.overseerr.driver.requestInWebUi(5, { mediaType: 'tv', mediaId: 1396, seasons: [1] });
    let card = getView(await bot.as(alice).command('request', breakingBad));
    expect(card.picker?.options.map(({ value }) => value)).toEqual(['2', '3', '4', '5']);
    card = getView(await bot.as(alice).press(findButtonId(card, 'pick-seasons'), ['2', '3']));
    await bot.overseerr.driver.requestInWebUi(5, { mediaType: 'tv', mediaId: 1396, seasons: [2] });
    const { message } = await bot.as(alice).pressAndWatch(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    expect(textOf(message.latest())).toContain(t('request-sent-seasons', { seasons: season(3) }));
    expect(textOf(message.latest())).toContain(
      t('request-seasons-requested', { seasons: season(2) }),
    );
    expect(posts().at(-1)).toMatchObject({ asUser: '2', body: { seasons: [2, 3] } });
  });

  it('is made for all seasons or the latest one with one press', async () => {
    const card = getView(await bot.as(alice).command('request', breakingBad));
    const take = listButtonIds(card).filter((id) => id.startsWith('select-seasons:'));
    const all = getView(await bot.as(alice).press(take[0] ?? ''));
    expect(textOf(all)).toContain(t('seasons-selected', { seasons: '1–5' }));
    const latest = getView(await bot.as(alice).press(take[1] ?? ''));
    expect(textOf(latest)).toContain(t('seasons-selected', { seasons: '5' }));
  });

  it('is refused without a season', async () => {
    const card = getView(await bot.as(alice).command('request', breakingBad));
    const off = (card.buttons ?? [])
      .flat()
      .flatMap((b) => ('press' in b && b.isDisabled ? [b.press] : []));
    expect(off).toHaveLength(1);
    const reply = await bot.as(alice).press(off[0] ?? '');
    expect(textOf(getView(reply))).toContain(t('error-no-seasons-selected'));
  });
});

describe('a search', () => {
  it('suggests movies, series, and collections, and distinguishes equal names', async () => {
    const labels = (await bot.as(bob).suggest('dune')).map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining([
        `Dune (2021) · ${t('media-type-movie')}`,
        `Dune (1984) · ${t('media-type-movie')}`,
        `Dune Collection · ${t('title-group-collection')}`,
      ]),
    );
  });

  it('shows a list of several results, and the card of a single one', async () => {
    const list = getView(await bot.as(bob).command('request', { title: 'dune' }));
    expect(list.picker?.options.length).toBeGreaterThan(1);
    const value = list.picker?.options.find(({ label }) => label === 'Dune (2021)')?.value ?? '';
    const card = getView(await bot.as(bob).press(findButtonId(list, 'choose-title'), [value]));
    expect(card.title).toBe('Dune (2021)');
    const stranger = await bot.as(alice).press(findButtonId(list, 'choose-title'), [value]);
    expect(textOf(getView(stranger))).toMatch(t('error-not-yours'));
  });

  it.each([
    'https://www.themoviedb.org/movie/438631-dune',
    'https://www.imdb.com/title/tt1160419/',
    'tt1160419',
  ])('understands %s', async (title) => {
    expect(getView(await bot.as(bob).command('request', { title })).title).toBe('Dune (2021)');
  });

  it.each([
    ['Dune (2021)', ['Dune year:2021']],
    ['dune 2021', ['dune 2021', 'dune year:2021']],
  ])(
    'recognizes the year in "%s", and makes no more search calls than necessary',
    async (title, queries) => {
      const before = bot.overseerr.calls.length;
      const { title: found } = getView(await bot.as(bob).command('request', { title }));
      expect(found).toBe('Dune (2021)');
      const searches = bot.overseerr.calls.slice(before).filter(({ path }) => path === '/search');
      expect(searches.map(({ query }) => new URLSearchParams(query).get('query'))).toEqual(queries);
    },
  );

  it('shows an error when nothing is found, but not during autocomplete', async () => {
    const nothing = getView(await bot.as(bob).command('request', { title: 'zzzzqqqq' }));
    expect(textOf(nothing)).toMatch(anyText('search-empty'));
    await bot.overseerr.stop();
    expect(await bot.as(bob).suggest('matrix')).toEqual([]);
    await bot.overseerr.restart();
  });
});

describe('a user who makes a request', () => {
  it('without an account sees how to link one', async () => {
    const view = getView(await bot.as('700000000000000999').command('request', dune));
    expect(textOf(view)).toContain(
      t('link-hint-discord-general', { server: 'Seerr', id: '700000000000000999' }),
    );
    expect(posts()).toEqual([]);
  });

  it('is linked as soon as a profile has their chat ID', async () => {
    const stranger = bot.as('700000000000000777');
    const recheck = findButtonId(getView(await stranger.command('request', dune)), 'recheck');
    bot.overseerr.driver.setNotification(5, { discordId: '700000000000000777' });
    await bot.waitUntilIdle();
    await waitUntil(async () => {
      const reply = await stranger.press(recheck);
      await bot.waitUntilIdle();
      return (
        reply.kind === 'toast' &&
        reply.text === t('sign-in-linked', { account: 'dave', server: 'Seerr' })
      );
    }, 'the account to be found');
  });

  it('is not linked when two profiles have the same chat ID', async () => {
    bot.overseerr.driver.setNotification(5, { discordId: '700000000000000888' });
    bot.overseerr.driver.setNotification(7, { discordId: '700000000000000888' });
    await bot.jobs.enqueue([{ kind: 'sync-accounts', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    const view = getView(await bot.as('700000000000000888').command('request', dune));
    expect(textOf(view)).toContain(t('error-ambiguous-account'));
  });

  it('has only the permissions of the account', async () => {
    bot.overseerr.driver.setNotification(4, { discordId: '700000000000000444' });
    await bot.jobs.enqueue([{ kind: 'sync-accounts', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    const card = getView(await bot.as('700000000000000444').command('request', dune));
    expect(textOf(card)).toContain(t('title-no-permission'));
    expect(listButtonIds(card).some((id) => id.startsWith('request:'))).toBe(false);
    bot.overseerr.driver.setPermissions(4, 32);
    expect(
      findButtonId(getView(await bot.as('700000000000000444').command('request', dune)), 'request'),
    ).toBeTruthy();
  });
});

describe('an Overseerr that does not respond', () => {
  it('gets the request once when it responds again', async () => {
    const card = getView(await bot.as(bob).command('request', dune));
    await bot.overseerr.stop();
    const { message } = await bot.as(bob).pressAndWatch(findButtonId(card, 'request'));
    await waitUntil(
      () => textOf(message.latest()).includes(t('state-queued-waiting')),
      'the truth',
    );
    await bot.overseerr.restart();
    await waitUntil(
      () => textOf(message.latest()).includes(t('state-pending')),
      'the request to be sent',
    );
    expect(posts().filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('has the request once when its response was lost', async () => {
    const card = getView(await bot.as(bob).command('request', dune));
    bot.overseerr.faults.drop('after', { where: 'POST /request', times: 1 });
    const { message } = await bot.as(bob).pressAndWatch(findButtonId(card, 'request'));
    await waitUntil(
      () => textOf(message.latest()).includes(t('state-pending')),
      'the request to be found',
    );
    expect(bot.overseerr.state.requests).toHaveLength(1);
    expect(await bot.prisma.request.count()).toBe(1);
  });
});

describe('a request made in Overseerr', () => {
  it('notifies its linked requester in direct messages', async () => {
    await bot.as(bob).command('help');
    const made = await bot.overseerr.driver.requestInWebUi(3, { mediaType: 'movie', mediaId: 603 });
    await bot.jobs.enqueue([
      { kind: 'sync-request', payload: { serviceId: bot.serviceId, remoteId: made.id } },
    ]);
    await bot.waitUntilIdle();
    expect(bot.messages.map(({ place }) => place)).toMatchObject([
      { kind: 'direct', address: bob },
    ]);
    expect(textOf(bot.latest(0))).toContain('The Matrix (1999)');
    await bot.overseerr.driver.approve(made.id);
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    expect(bot.messages).toHaveLength(1);
    expect(textOf(bot.latest(0))).toMatch(anyText('state-approved', 'state-processing'));
  });

  it('that disappears is canceled', async () => {
    await askFor(bob, dune);
    await bot.waitUntilIdle();
    await bot.overseerr.driver.remove(bot.overseerr.state.requests.at(-1)?.id ?? 0);
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    expect(textOf(bot.latest(0))).toContain(t('state-cancelled'));
  });
});

describe('/requests', () => {
  it('lists the requests of the user, and cancels a pending one', async () => {
    await askFor(bob, dune);
    await bot.waitUntilIdle();
    const list = getView(await bot.as(bob).command('requests'));
    expect(textOf(list)).toContain('Dune (2021)');
    const back = findButtonId(list, 'cancel-request');
    expect(textOf(getView(await bot.as(alice).press(back)))).toMatch(t('error-not-yours'));
    expect(bot.overseerr.state.requests).toHaveLength(1);
    expect(textOf(getView(await bot.as(bob).press(back)))).toContain(t('state-cancelled'));
    expect(bot.overseerr.state.requests).toHaveLength(0);
    await bot.waitUntilIdle();
    expect(textOf(bot.latest(0))).toContain(t('state-cancelled'));
  });

  it('does not cancel a request that was approved in the meantime', async () => {
    await askFor(bob, dune);
    await bot.waitUntilIdle();
    const back = findButtonId(getView(await bot.as(bob).command('requests')), 'cancel-request');
    await bot.overseerr.driver.approve(bot.overseerr.state.requests.at(-1)?.id ?? 0);
    expect(textOf(getView(await bot.as(bob).press(back)))).toMatch(anyText('error-invalid-state'));
    expect(bot.overseerr.state.requests).toHaveLength(1);
  });

  it('is empty for a new user', async () => {
    expect(textOf(getView(await bot.as(bob).command('requests')))).toContain(t('requests-none'));
  });
});
