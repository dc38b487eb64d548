import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { View } from '../../src/chat/view.ts';
import { titleLock } from '../../src/usecases/title-lock.ts';
import {
  createScriptedBot,
  idOf,
  idsIn,
  type ScriptedBot,
  viewOf,
} from '../support/scripted-bot.ts';
import { until } from '../support/until.ts';

/** The Discord ids in the profiles of the test server's users (SEERR.md). */
const alice = '123456789012345678';
const bob = '234567890123456789';
const dune = { title: 'movie:438631' };

let bot: ScriptedBot;
beforeEach(async () => {
  bot = await createScriptedBot();
  await bot.jobs.add([{ kind: 'sync', payload: { serviceId: bot.serviceId } }]);
  await bot.settle();
});
afterEach(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

function textOf(view: View | undefined): string {
  return JSON.stringify(view ?? null);
}

function posts() {
  return bot.overseerr.calls.filter(({ method, path }) => method === 'POST' && path === '/request');
}

async function askFor(person: string, options: { title: string; '4k'?: boolean }) {
  const card = viewOf(await bot.as(person).command('request', options));
  return bot.as(person).pressAndWatch(idOf(card, 'ask'));
}

describe('asking for a film', () => {
  it('records it, tells the truth at once and later, and shows it to everybody', async () => {
    const { reply, message } = await askFor(bob, dune);
    expect(textOf(viewOf(reply))).toContain('Recorded, on its way');
    await bot.settle();
    expect(textOf(message.latest())).toContain('Waiting for approval');
    expect(bot.messages).toHaveLength(1);
    expect(textOf(bot.latest(0))).toContain('Dune (2021)');
    expect(posts()).toMatchObject([
      { asUser: '3', body: { mediaType: 'movie', mediaId: 438631, is4k: false } },
    ]);
    const [row] = await bot.prisma.mediaRequest.findMany();
    expect(row).toMatchObject({ state: 'pending', requesterName: `user ${bob}`, tmdbId: 438631 });
    expect(row?.number).toBe(bot.overseerr.state.requests.at(-1)?.id);
  });

  it('needs at most three calls, and one when all is warm', async () => {
    const before = bot.overseerr.calls.length;
    await bot.as(bob).suggest('dune');
    await askFor(bob, dune);
    await bot.settle();
    const paths = bot.overseerr.calls.slice(before).map(({ path }) => path);
    expect(
      paths.filter((path) => !path.startsWith('/status') && !path.startsWith('/settings')),
    ).toEqual(['/search', '/movie/438631', '/request']);
  });

  it('is made once by a double press', async () => {
    const card = viewOf(await bot.as(bob).command('request', dune));
    const id = idOf(card, 'ask');
    await Promise.all([1, 2, 3].map(() => bot.as(bob).press(id)));
    await bot.settle();
    expect(posts()).toHaveLength(1);
    expect(await bot.prisma.mediaRequest.count()).toBe(1);
  });

  it('is refused politely on the card of somebody else', async () => {
    const card = viewOf(await bot.as(bob).command('request', dune));
    const reply = await bot.as(alice).press(idOf(card, 'ask'));
    expect(textOf(viewOf(reply))).toContain('belongs to somebody else');
    expect(await bot.prisma.mediaRequest.count()).toBe(0);
  });

  it('moves its card along until it can be watched, and says so once', async () => {
    await askFor(bob, dune);
    await bot.settle();
    const number = bot.overseerr.state.requests.at(-1)?.id ?? 0;
    const look = { kind: 'look', payload: { serviceId: bot.serviceId, number } } as const;
    await bot.overseerr.act.approve(number);
    await bot.jobs.add([look]);
    await bot.settle();
    expect(textOf(bot.latest(0))).toMatch(/Approved|On its way/);
    await bot.overseerr.act.startDownload(number, { percent: 45 });
    await bot.jobs.add([look]);
    await bot.settle();
    expect(textOf(bot.latest(0))).toContain('Downloading, 45 %');
    await bot.overseerr.act.makeAvailable({ mediaType: 'movie', tmdbId: 438631 }, {});
    for (let time = 0; time < 3; time += 1) {
      await bot.jobs.add([look]);
      await bot.settle();
    }
    expect(textOf(bot.latest(0))).toContain('Available');
    expect(bot.messages).toHaveLength(2);
    expect(bot.latest(1)?.pings).toEqual([{ platform: 'discord', platformUserId: bob }]);
    expect(textOf(bot.latest(1))).toContain('Dune (2021) is there');
  });

  it('is told of in a direct message when its channel is closed meanwhile', async () => {
    await askFor(bob, dune);
    await bot.settle();
    const number = bot.overseerr.state.requests.at(-1)?.id ?? 0;
    bot.faults.closed = 'channel-1';
    await bot.overseerr.act.makeAvailable({ mediaType: 'movie', tmdbId: 438631 }, {});
    for (let time = 0; time < 2; time += 1) {
      await bot.jobs.add([{ kind: 'look', payload: { serviceId: bot.serviceId, number } }]);
      await bot.settle();
    }
    const [, notice, ...others] = bot.messages;
    expect(notice?.place).toMatchObject({ kind: 'direct', address: bob });
    expect(textOf(notice?.history.at(-1))).toContain('Dune (2021) is there');
    expect(others).toEqual([]);
  });

  it.each([
    [
      'lost the account',
      { userId: null, proof: null },
      null,
      'account on the media server is not known',
    ],
    ['been blocked', null, { blockedAt: new Date() }, 'blocked you'],
  ])('is not sent for whoever has %s since they asked', async (_, account, user, words) => {
    const card = viewOf(await bot.as(bob).command('request', dune));
    const key = { mediaType: 'movie', tmdbId: 438631 } as const;
    const { message } = await bot.locks.withLock(titleLock(bot.serviceId, key), async () => {
      const pressed = await bot.as(bob).pressAndWatch(idOf(card, 'ask'));
      const { prisma } = bot;
      if (account) await prisma.serviceAccount.updateMany({ where: { number: 3 }, data: account });
      if (user) await prisma.user.updateMany({ data: user });
      return pressed;
    });
    await bot.settle();
    expect(posts()).toEqual([]);
    expect(textOf(message.latest())).toContain(words);
    expect(await bot.prisma.mediaRequest.findFirst()).toMatchObject({ state: 'failed' });
  });

  it('tells who was first, and then tells both when it arrives', async () => {
    await askFor(alice, dune);
    await bot.settle();
    const card = viewOf(await bot.as(bob).command('request', dune));
    expect(idsIn(card).some((id) => id.startsWith('ask:'))).toBe(false);
    expect(textOf(card)).toContain('alice');
    const told = await bot.as(bob).press(idOf(card, 'follow'));
    expect(textOf(viewOf(told))).toContain('You will hear when Dune (2021) arrives.');
    await bot.settle();
    const number = bot.overseerr.state.requests.at(-1)?.id ?? 0;
    await bot.overseerr.act.makeAvailable({ mediaType: 'movie', tmdbId: 438631 }, {});
    await bot.jobs.add([{ kind: 'look', payload: { serviceId: bot.serviceId, number } }]);
    await bot.settle();
    const pinged = bot.messages.flatMap(({ history }) => history.at(-1)?.pings ?? []);
    expect(pinged.map(({ platformUserId }) => platformUserId).sort()).toEqual([alice, bob]);
  });

  it('is followed until one does not want to hear of it any more', async () => {
    await askFor(alice, dune);
    await bot.settle();
    const card = viewOf(await bot.as(bob).command('request', dune));
    const follow = idOf(card, 'follow');
    const followed = viewOf(await bot.as(bob).press(follow));
    expect(idsIn(followed)).toEqual([idOf(followed, 'unfollow')]);
    expect(idsIn(viewOf(await bot.as(bob).command('request', dune)))).toHaveLength(1);
    const left = viewOf(await bot.as(bob).press(idOf(followed, 'unfollow')));
    expect(idsIn(left)).toContain(follow);
    expect(await bot.prisma.subscription.count()).toBe(0);
  });

  it('is not followed when it is there by now, or one’s own', async () => {
    await askFor(alice, dune);
    await bot.settle();
    const follow = idOf(viewOf(await bot.as(bob).command('request', dune)), 'follow');
    const own = viewOf(await bot.as(alice).command('request', dune));
    const pretended = idOf(own, 'drop').replace('drop:', 'follow:').concat(':0');
    expect(idsIn(own)).not.toContain(pretended);
    expect(await bot.as(alice).press(pretended)).toEqual({
      kind: 'toast',
      text: 'You asked for Dune (2021) yourself, and hear of it anyway.',
    });
    await bot.overseerr.act.makeAvailable({ mediaType: 'movie', tmdbId: 438631 }, {});
    expect(await bot.as(bob).press(follow)).toEqual({
      kind: 'toast',
      text: 'Dune (2021) is there already.',
    });
    expect(await bot.prisma.subscription.count()).toBe(0);
  });

  it('that lost the race is refused with the winner and an offer to hear of it', async () => {
    const card = viewOf(await bot.as(bob).command('request', dune));
    await bot.overseerr.act.requestInPage(5, { mediaType: 'movie', mediaId: 438631 });
    const { message } = await bot.as(bob).pressAndWatch(idOf(card, 'ask'));
    await bot.settle();
    expect(textOf(message.latest())).toContain(
      'Already requested by dave. Want to hear when it arrives?',
    );
    const latest = message.latest();
    if (!latest) throw new Error('no answer');
    const followed = viewOf(await bot.as(bob).press(idOf(latest, 'follow')));
    expect(textOf(followed)).toContain('You will hear when Dune (2021) arrives.');
    expect(bot.messages).toHaveLength(0);
  });

  it('beyond the quota is refused with what is left', async () => {
    await askFor(bob, dune);
    await bot.settle();
    const { message } = await askFor(bob, { title: 'movie:603' });
    await bot.settle();
    expect(textOf(message.latest())).toContain('Your quota for films is used up.');
    expect(textOf(message.latest())).toMatch(/Your quota: 0 of 1 left\..*Room again/);
  });
});

describe('asking for a series', () => {
  const breakingBad = { title: 'tv:1396' };

  it('asks for the picked seasons, and tells which were there already', async () => {
    await bot.overseerr.act.requestInPage(5, { mediaType: 'tv', mediaId: 1396, seasons: [1] });
    let card = viewOf(await bot.as(alice).command('request', breakingBad));
    expect(card.picker?.options.map(({ value }) => value)).toEqual(['2', '3', '4', '5']);
    card = viewOf(await bot.as(alice).press(idOf(card, 'pick'), ['2', '3']));
    await bot.overseerr.act.requestInPage(5, { mediaType: 'tv', mediaId: 1396, seasons: [2] });
    const { message } = await bot.as(alice).pressAndWatch(idOf(card, 'ask'));
    await bot.settle();
    expect(textOf(message.latest())).toContain('Requested: season 3.');
    expect(textOf(message.latest())).toContain('Season 2 was there already.');
    expect(posts().at(-1)).toMatchObject({ asUser: '2', body: { seasons: [2, 3] } });
  });

  it('takes all seasons or the latest by one press', async () => {
    const card = viewOf(await bot.as(alice).command('request', breakingBad));
    const take = idsIn(card).filter((id) => id.startsWith('take:'));
    const all = viewOf(await bot.as(alice).press(take[0] ?? ''));
    expect(textOf(all)).toContain('Picked: 1–5');
    const latest = viewOf(await bot.as(alice).press(take[1] ?? ''));
    expect(textOf(latest)).toContain('Picked: 5');
  });

  it('is refused without a season', async () => {
    const card = viewOf(await bot.as(alice).command('request', breakingBad));
    const off = (card.buttons ?? [])
      .flat()
      .flatMap((b) => ('press' in b && b.isOff ? [b.press] : []));
    expect(off).toHaveLength(1);
    const reply = await bot.as(alice).press(off[0] ?? '');
    expect(textOf(viewOf(reply))).toContain('Pick at least one season');
  });
});

describe('searching', () => {
  it('suggests films and series, and tells same names apart', async () => {
    const labels = (await bot.as(bob).suggest('dune')).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Dune (2021) · Film', 'Dune (1984) · Film']));
    expect(labels.join()).not.toContain('Collection');
  });

  it('shows a list for several hits and the card for one', async () => {
    const list = viewOf(await bot.as(bob).command('request', { title: 'dune' }));
    expect(list.picker?.options.length).toBeGreaterThan(1);
    const value = list.picker?.options.find(({ label }) => label === 'Dune (2021)')?.value ?? '';
    const card = viewOf(await bot.as(bob).press(idOf(list, 'choose'), [value]));
    expect(card.title).toBe('Dune (2021)');
    const stranger = await bot.as(alice).press(idOf(list, 'choose'), [value]);
    expect(textOf(viewOf(stranger))).toContain('belongs to somebody else');
  });

  it.each([
    'https://www.themoviedb.org/movie/438631-dune',
    'https://www.imdb.com/title/tt1160419/',
    'tt1160419',
  ])('understands %s', async (title) => {
    expect(viewOf(await bot.as(bob).command('request', { title })).title).toBe('Dune (2021)');
  });

  it.each([
    ['Dune (2021)', ['Dune year:2021']],
    ['dune 2021', ['dune 2021', 'dune year:2021']],
  ])(
    'takes the year in "%s" for what it is, and asks no more often than it must',
    async (title, queries) => {
      const before = bot.overseerr.calls.length;
      const { title: found } = viewOf(await bot.as(bob).command('request', { title }));
      expect(found).toBe('Dune (2021)');
      const searches = bot.overseerr.calls.slice(before).filter(({ path }) => path === '/search');
      expect(searches.map(({ query }) => new URLSearchParams(query).get('query'))).toEqual(queries);
    },
  );

  it('says so when nothing is found, and never fails while typing', async () => {
    const nothing = viewOf(await bot.as(bob).command('request', { title: 'zzzzqqqq' }));
    expect(textOf(nothing)).toContain('Nothing was found');
    await bot.overseerr.stop();
    expect(await bot.as(bob).suggest('matrix')).toEqual([]);
    await bot.overseerr.restart();
  });
});

describe('who asks', () => {
  it('is told how to link when nobody knows the account', async () => {
    const view = viewOf(await bot.as('700000000000000999').command('request', dune));
    expect(textOf(view)).toContain('enter your Discord user id there: 700000000000000999');
    expect(posts()).toEqual([]);
  });

  it('is known as soon as the profile says so', async () => {
    const stranger = bot.as('700000000000000777');
    const recheck = idOf(viewOf(await stranger.command('request', dune)), 'recheck');
    bot.overseerr.act.setNotification(5, { discordId: '700000000000000777' });
    await bot.settle();
    await until(async () => {
      const reply = await stranger.press(recheck);
      await bot.settle();
      return reply.kind === 'toast' && reply.text === 'You are linked to dave on Seerr.';
    }, 'the account to be found');
  });

  it('is nobody when two profiles name the same chat account', async () => {
    bot.overseerr.act.setNotification(5, { discordId: '700000000000000888' });
    bot.overseerr.act.setNotification(7, { discordId: '700000000000000888' });
    await bot.jobs.add([{ kind: 'sync', payload: { serviceId: bot.serviceId } }]);
    await bot.settle();
    const view = viewOf(await bot.as('700000000000000888').command('request', dune));
    expect(textOf(view)).toContain('more than one profile');
  });

  it('may not ask for what the account may not', async () => {
    bot.overseerr.act.setNotification(4, { discordId: '700000000000000444' });
    await bot.jobs.add([{ kind: 'sync', payload: { serviceId: bot.serviceId } }]);
    await bot.settle();
    const card = viewOf(await bot.as('700000000000000444').command('request', dune));
    expect(textOf(card)).toContain('may not ask for this');
    expect(idsIn(card).some((id) => id.startsWith('ask:'))).toBe(false);
    bot.overseerr.act.setPermissions(4, 32);
    expect(
      idOf(viewOf(await bot.as('700000000000000444').command('request', dune)), 'ask'),
    ).toBeTruthy();
  });
});

describe('a server that is away', () => {
  it('gets the request when it answers again, once', async () => {
    const card = viewOf(await bot.as(bob).command('request', dune));
    await bot.overseerr.stop();
    const { message } = await bot.as(bob).pressAndWatch(idOf(card, 'ask'));
    await until(
      () => textOf(message.latest()).includes('as soon as the server answers'),
      'the truth',
    );
    await bot.overseerr.restart();
    await until(
      () => textOf(message.latest()).includes('Waiting for approval'),
      'the request to be sent',
    );
    expect(posts().filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('that took the request and lost the answer has it once', async () => {
    const card = viewOf(await bot.as(bob).command('request', dune));
    bot.overseerr.faults.drop('after', { where: 'POST /request', times: 1 });
    const { message } = await bot.as(bob).pressAndWatch(idOf(card, 'ask'));
    await until(
      () => textOf(message.latest()).includes('Waiting for approval'),
      'the request to be found',
    );
    expect(bot.overseerr.state.requests).toHaveLength(1);
    expect(await bot.prisma.mediaRequest.count()).toBe(1);
  });
});

describe('a request made in the page of the media server', () => {
  it('is followed in the direct messages of its linked owner', async () => {
    await bot.as(bob).command('help');
    const made = await bot.overseerr.act.requestInPage(3, { mediaType: 'movie', mediaId: 603 });
    await bot.jobs.add([{ kind: 'look', payload: { serviceId: bot.serviceId, number: made.id } }]);
    await bot.settle();
    expect(bot.messages.map(({ place }) => place)).toMatchObject([
      { kind: 'direct', address: bob },
    ]);
    expect(textOf(bot.latest(0))).toContain('The Matrix (1999)');
    await bot.overseerr.act.approve(made.id);
    await bot.jobs.add([{ kind: 'poll', payload: { serviceId: bot.serviceId } }]);
    await bot.settle();
    expect(bot.messages).toHaveLength(1);
    expect(textOf(bot.latest(0))).toMatch(/Approved|On its way/);
  });

  it('that vanishes is cancelled', async () => {
    await askFor(bob, dune);
    await bot.settle();
    await bot.overseerr.act.remove(bot.overseerr.state.requests.at(-1)?.id ?? 0);
    await bot.jobs.add([{ kind: 'poll', payload: { serviceId: bot.serviceId } }]);
    await bot.settle();
    expect(textOf(bot.latest(0))).toContain('Cancelled');
  });
});

describe('/requests', () => {
  it('lists one’s own, and takes back what nobody has decided on', async () => {
    await askFor(bob, dune);
    await bot.settle();
    const list = viewOf(await bot.as(bob).command('requests'));
    expect(textOf(list)).toContain('Dune (2021)');
    const back = idOf(list, 'take-back');
    expect(textOf(viewOf(await bot.as(alice).press(back)))).toContain('belongs to somebody else');
    expect(bot.overseerr.state.requests).toHaveLength(1);
    expect(textOf(viewOf(await bot.as(bob).press(back)))).toContain('Cancelled');
    expect(bot.overseerr.state.requests).toHaveLength(0);
    await bot.settle();
    expect(textOf(bot.latest(0))).toContain('Cancelled');
  });

  it('does not take back what has been approved meanwhile', async () => {
    await askFor(bob, dune);
    await bot.settle();
    const back = idOf(viewOf(await bot.as(bob).command('requests')), 'take-back');
    await bot.overseerr.act.approve(bot.overseerr.state.requests.at(-1)?.id ?? 0);
    expect(textOf(viewOf(await bot.as(bob).press(back)))).toContain('no longer possible');
    expect(bot.overseerr.state.requests).toHaveLength(1);
  });

  it('is empty for a newcomer', async () => {
    expect(textOf(viewOf(await bot.as(bob).command('requests')))).toContain(
      'not asked for anything',
    );
  });
});
