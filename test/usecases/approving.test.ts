import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  aWaiting,
  clear,
  createApprovalBot,
  desk,
  managerNumber,
  moderators,
  people,
  requesterNumber,
  setSettings,
  sync,
  textOf,
} from '../support/approvals.ts';
import { idOf, idsIn, type ScriptedBot, viewOf } from '../support/scripted-bot.ts';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createApprovalBot();
});
afterEach(async () => {
  bot.overseerr.faults.clear();
  await setSettings(bot, { approverRoles: [moderators] });
  await clear(bot);
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

const admin = () => bot.as(people.admin, desk);
const verbsIn = (view: Parameters<typeof idsIn>[0]) => idsIn(view).map((id) => id.split(':')[0]);

describe('an approval card', () => {
  it('shows who asks, as which account, what is left of the quota, and where it leads', async () => {
    const waiting = await aWaiting(bot);
    const text = textOf(waiting.card());
    expect(waiting.card().title).toBe('Dune (2021): may it be fetched?');
    expect(text).toContain(`user ${people.requester} asks for this, on the media server bob.`);
    expect(text).toContain('"Quota","value":["1 of 1 used"]');
    expect(text).toContain('Discord');
    expect(waiting.card().image).toContain('image.tmdb.org');
    expect(verbsIn(waiting.card())).toEqual(['approve', 'decline', 'edit', 'more']);
    expect(waiting.card().reactions).toEqual(['yes', 'no']);
  });

  it('stands where the space wants it instead of where the operator does', async () => {
    await setSettings(bot, {
      approvalPlaces: [
        { platform: 'discord', kind: 'channel', address: 'a' },
        { platform: 'discord', kind: 'channel', address: 'b' },
      ],
    });
    const seen = bot.messages.length;
    const card = viewOf(
      await bot.as(people.requester).command('request', { title: 'movie:438631' }),
    );
    await bot.as(people.requester).press(idOf(card, 'ask'));
    await bot.settle();
    const cards = bot.messages
      .slice(seen)
      .filter(({ history }) => history[0]?.title?.includes('may it be fetched'));
    expect(cards.map(({ place }) => place.address).sort()).toEqual(['a', 'b']);
    const id = idOf(cards[0]?.history.at(-1) ?? { tone: 'bad', lines: [] }, 'approve');
    await bot.as(people.admin, 'a').press(id);
    await bot.settle();
    for (const { history } of cards) {
      expect(textOf(history.at(-1))).toContain(`user ${people.admin}`);
      expect(verbsIn(history.at(-1) ?? { tone: 'bad', lines: [] })).not.toContain('approve');
    }
  });

  it('tells more about the title and what has happened', async () => {
    const waiting = await aWaiting(bot);
    const more = textOf(viewOf(await admin().press(idOf(waiting.card(), 'more'))));
    expect(more).toContain('Dune (2021): what happened');
    expect(more).toContain(`asked for by user ${people.requester} (Discord)`);
    const title = await fetch(`${bot.overseerr.url}/api/v1/movie/438631`, {
      headers: { 'X-Api-Key': bot.overseerr.apiKey },
    });
    expect(more).toContain((await title.json()).overview);
    const stranger = await bot.as(people.stranger).press(idOf(waiting.card(), 'more'));
    expect(textOf(viewOf(stranger))).toContain('not there any more');
  });
});

describe('a declined request', () => {
  it('is told to the requester where they asked, with the reason of the space', async () => {
    await setSettings(bot, { declineReasons: ['Too big', 'Too old'] });
    const waiting = await aWaiting(bot);
    const asked = viewOf(await admin().press(idOf(waiting.card(), 'decline')));
    expect(asked.picker?.options.map(({ label }) => label)).toEqual(['Too big', 'Too old']);
    await admin().press(asked.picker?.press ?? '', ['1']);
    await bot.settle();
    const told = bot.messages.at(-1);
    expect(told?.place.address).toBe('channel-1');
    expect(told?.history.at(-1)?.pings).toEqual([
      { platform: 'discord', platformUserId: people.requester },
    ]);
    expect(textOf(told?.history.at(-1))).toContain('Too old');
    expect(textOf(waiting.card())).toContain('Too old');
    expect(textOf(waiting.card())).toContain(`user ${people.admin}`);
  });

  it('is not declined when the question why is cancelled', async () => {
    const waiting = await aWaiting(bot);
    const asked = viewOf(await admin().press(idOf(waiting.card(), 'decline')));
    const dropped = viewOf(await admin().press(idOf(asked, 'decline-drop')));
    expect(textOf(dropped)).toContain('Nothing was decided.');
    await bot.settle();
    expect(verbsIn(waiting.card())).toContain('approve');
  });

  it('is shown as it stands also in the answer to whoever declined it', async () => {
    const waiting = await aWaiting(bot);
    const asked = viewOf(await admin().press(idOf(waiting.card(), 'decline')));
    const { message } = await admin().pressAndWatch(idOf(asked, 'decline-plain'));
    await bot.settle();
    expect(message.latest()).toEqual(waiting.card());
    expect(textOf(message.latest())).not.toContain('goes to the media server now');
  });

  it('can be asked for again', async () => {
    const first = await aWaiting(bot);
    await admin().react(first.messageId, 'no');
    await bot.settle();
    const second = await aWaiting(bot);
    expect(second.id).not.toBe(first.id);
    expect(verbsIn(second.card())).toContain('approve');
  });

  it('can be reopened on its card, once, and waits again', async () => {
    const waiting = await aWaiting(bot);
    await admin().react(waiting.messageId, 'no');
    await bot.settle();
    const reopen = idOf(waiting.card(), 'reopen');
    const stranger = await bot.as(people.requester, desk).press(reopen);
    expect(textOf(viewOf(stranger))).toContain('may not decide');
    await Promise.all([1, 2].map(() => admin().press(reopen)));
    await bot.settle();
    expect(verbsIn(waiting.card())).toContain('approve');
    const held = bot.overseerr.state.requests;
    expect(held.map(({ status, requestedById }) => [status, requestedById])).toEqual([
      [1, requesterNumber],
    ]);
    await admin().press(idOf(waiting.card(), 'decline').replace('decline:', 'decline-plain:'));
    await bot.settle();
    const notices = bot.messages.filter(({ history }) => textOf(history).includes('was declined'));
    expect(notices.slice(-2)).toHaveLength(2);
    const deeds = await bot.prisma.auditLog.findMany({
      where: { subjectId: waiting.id },
      orderBy: { id: 'asc' },
    });
    expect(deeds.map(({ action }) => action)).toEqual([
      'request.decline',
      'request.reopen',
      'request.decline',
    ]);
  });
});

describe('a request that fails', () => {
  it('comes back to the approvers with the cause, and can be tried again', async () => {
    const waiting = await aWaiting(bot);
    bot.overseerr.faults.radarrDown(true);
    const seen = bot.messages.length;
    await admin().press(idOf(waiting.card(), 'approve'));
    await bot.settle();
    await bot.jobs.add([{ kind: 'poll', payload: { serviceId: bot.serviceId } }]);
    await bot.settle();
    const back = bot.messages.slice(seen).find(({ place }) => place.address === desk);
    expect(textOf(back?.history.at(-1))).toContain('Retry sends it there again');
    bot.overseerr.faults.radarrDown(false);
    const retry = idOf(back?.history.at(-1) ?? { tone: 'bad', lines: [] }, 'retry');
    await bot.as(people.requester, desk).press(retry);
    expect(bot.overseerr.calls.some(({ path }) => path.endsWith('/retry'))).toBe(false);
    await admin().press(retry);
    await bot.settle();
    expect(textOf(back?.history.at(-1))).not.toContain('refused');
    expect(verbsIn(back?.history.at(-1) ?? { tone: 'bad', lines: [] })).not.toContain('retry');
  });
});

describe('what waits too long', () => {
  const remind = async () => {
    await bot.jobs.add([{ kind: 'remind', payload: { serviceId: bot.serviceId } }]);
    await bot.settle();
  };
  const age = (hours: number) =>
    bot.prisma.mediaRequest.updateMany({
      data: { stateAt: new Date(Date.now() - hours * 3_600_000) },
    });

  it('is said to the approvers once, and not in quiet hours', async () => {
    const hour = new Date().getHours();
    const quietHours = { from: hour, until: (hour + 2) % 24 };
    await setSettings(bot, { reminderHours: 3, quietHours });
    await aWaiting(bot);
    const seen = bot.messages.length;
    await age(4);
    await remind();
    expect(bot.messages).toHaveLength(seen);
    await setSettings(bot, { reminderHours: 5 });
    await remind();
    expect(bot.messages).toHaveLength(seen);
    await setSettings(bot, { reminderHours: 3 });
    await remind();
    await remind();
    expect(bot.messages.slice(seen).map(({ place }) => place.address)).toEqual([desk]);
    expect(textOf(bot.messages.at(-1)?.history)).toContain('still waits for a decision');
  });
});

describe('/pending', () => {
  it('shows one after the other, oldest first, and approves all of a person when asked twice', async () => {
    bot.overseerr.act.setPermissions(requesterNumber, ['request', 'manageUsers']);
    await sync(bot);
    for (const title of ['movie:438631', 'movie:603', 'movie:841']) await aWaiting(bot, title);
    const first = viewOf(await admin().command('pending'));
    expect(first.title).toContain('Dune (2021)');
    expect(first.footer).toBe('1 of 3');
    expect(textOf(first)).toContain(`Approve all by user ${people.requester}`);
    const next = viewOf(await admin().press(idOf(first, 'waiting')));
    expect(next.title).toContain('The Matrix');
    const labels = (next.buttons ?? []).flat().map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['More', 'Back', 'Next']));
    expect(new Set(labels).size).toBe(labels.length);

    const all = idOf(first, 'all');
    const confirm = viewOf(await admin().press(all));
    expect(textOf(confirm)).toContain('3 requests would be approved');
    expect(await bot.prisma.mediaRequest.count({ where: { state: 'pending' } })).toBe(3);
    // What is asked for after the list was shown is not approved with it.
    await aWaiting(bot, 'movie:27205');
    const yes = idOf(confirm, 'all-yes');
    const stranger = await bot.as(people.requester, desk).press(yes);
    expect(textOf(viewOf(stranger))).toContain('may not decide');
    expect(textOf(viewOf(await admin().press(yes)))).toContain('3 requests are approved');
    await bot.settle();
    expect(await bot.prisma.mediaRequest.count({ where: { state: 'pending' } })).toBe(1);
    bot.overseerr.act.setPermissions(requesterNumber, ['request', 'createIssues']);
    await sync(bot);
  });

  it('shows a moderator what waits in their space alone', async () => {
    await aWaiting(bot);
    await bot.overseerr.act.requestInPage(5, { mediaType: 'movie', mediaId: 603 });
    await bot.jobs.add([{ kind: 'poll', payload: { serviceId: bot.serviceId } }]);
    await bot.settle();
    const theirs = await bot.as(people.moderator, desk, { roles: [moderators] }).command('pending');
    expect(textOf(viewOf(theirs))).not.toContain('of 2');
    expect(viewOf(await admin().command('pending')).footer).toBe('1 of 2');
    const other = { roles: [moderators], guild: 'guild-2' };
    const elsewhere = await bot.as(people.moderator, 'x', other).command('pending');
    expect(textOf(viewOf(elsewhere))).toContain('may not decide on requests here');
  });
});

describe('/help', () => {
  const named = async (person: ReturnType<typeof bot.as>) =>
    viewOf(await person.command('help')).lines.flatMap(([first]) =>
      typeof first === 'object' && 'bold' in first ? [first.bold] : [],
    );
  const everybodys = ['request', 'requests', 'history', 'link', 'unlink', 'me', 'settings'];

  it('names what somebody may do here, without asking the media server', async () => {
    const member = [...everybodys, 'forget', 'help'].map((name) => `/${name}`);
    const before = bot.overseerr.calls.length;
    expect(await named(bot.as(people.requester))).toEqual(member);
    expect(await named(bot.as(people.manager))).toContain('/pending');
    expect(bot.overseerr.calls).toHaveLength(before);
    expect(await named(bot.as(people.moderator, desk, { roles: [moderators] }))).toContain(
      '/pending',
    );
    expect(await named(bot.as(people.requester, desk, { canManage: true }))).toContain('/setup');
    expect(await named(admin())).toEqual(expect.arrayContaining(['/pending', '/setup', '/user']));
    expect(await named(admin())).not.toContain('/claim');
    await bot.prisma.user.updateMany({ data: { isAdmin: false } });
    expect(await named(bot.as(people.requester))).toContain('/claim');
    await bot.prisma.user.updateMany({
      where: { chatAccounts: { some: { platformUserId: people.admin } } },
      data: { isAdmin: true },
    });
  });
});

describe('a command without what it is about', () => {
  it('says what to type', async () => {
    const request = viewOf(await admin().command('request', { title: ' ' }));
    expect(textOf(request)).toContain(
      'Type what you mean behind /request: A name, or a TMDB, IMDb or TVDB link',
    );
    expect(textOf(viewOf(await admin().command('history')))).toContain('Part of a title');
  });
});

describe('/history', () => {
  it('shows what happened, who did what and by which door, to whom it concerns', async () => {
    const waiting = await aWaiting(bot);
    await bot
      .as(people.manager, desk)
      .press(idOf(waiting.card(), 'decline').replace('decline:', 'decline-with:'), ['0']);
    await bot.settle();
    for (const person of [bot.as(people.requester), admin()]) {
      const text = textOf(viewOf(await person.command('history', { request: 'dune' })));
      expect(text).toContain(`asked for by user ${people.requester} (Discord)`);
      expect(text).toContain(`declined by user ${people.manager} (Discord)`);
      expect(text).toContain('because: It is available on a streaming service.');
    }
    const byNumber = await admin().command('history', { request: String(waiting.number) });
    expect(textOf(viewOf(byNumber))).toContain('Dune (2021)');
    for (const request of ['dune', waiting.id, String(waiting.number), '%']) {
      const stranger = viewOf(await bot.as(people.stranger).command('history', { request }));
      expect(textOf(stranger)).toMatch(/No request of that name|not there any more/);
    }
  });

  it('names whoever decided on the media server for the decision, and for nothing that follows', async () => {
    const waiting = await aWaiting(bot, 'movie:603');
    const look = async () => {
      const { serviceId } = bot;
      await bot.jobs.add([{ kind: 'look', payload: { serviceId, number: waiting.number } }]);
      await bot.settle();
    };
    await bot.overseerr.act.approve(waiting.number, managerNumber);
    await look();
    await bot.overseerr.act.makeAvailable({ mediaType: 'movie', tmdbId: 603 }, {});
    await look();
    const events = await bot.prisma.requestEvent.findMany({ orderBy: { id: 'asc' } });
    expect(events.map(({ event, actor }) => [event, actor])).toEqual([
      ['ask', `user ${people.requester}`],
      ['hold', 'media server'],
      ['start', 'media server'],
      ['arrive', 'media server'],
    ]);
    const text = textOf(viewOf(await admin().command('history', { request: waiting.id })));
    expect(text.match(/erin/g)).toHaveLength(1);
    expect(text).toContain('approved by erin');
  });

  it('lets one choose among several', async () => {
    const first = await aWaiting(bot);
    await admin().react(first.messageId, 'no');
    await bot.settle();
    await aWaiting(bot);
    const list = viewOf(await admin().command('history', { request: 'dun' }));
    expect(list.title).toBe('Which one?');
    const ids = idsIn(list);
    expect(ids).toHaveLength(2);
    const older = viewOf(await admin().press(ids[1] ?? ''));
    expect(textOf(older)).toContain('declined by');
    const stranger = await bot.as(people.stranger).press(ids[0] ?? '');
    expect(textOf(viewOf(stranger))).toContain('not there any more');
  });
});
