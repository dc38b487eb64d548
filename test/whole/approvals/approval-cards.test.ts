import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  createPendingApproval,
  managerRemoteUserId,
  moderators,
  people,
  requesterRemoteUserId,
  setSettings,
  syncAccounts,
  toText,
} from '../../support/approvals.ts';
import {
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { anyText, t } from '../../support/text.ts';

let bot: ScriptedBot;
let media: ScriptedBot['overseerr']['state']['media'];
beforeAll(async () => {
  bot = await createApprovalBot();
  media = structuredClone(bot.overseerr.state.media);
});
afterEach(async () => {
  bot.overseerr.faults.clear();
  await setSettings(bot, { approverRoles: [moderators] });
  await clearRequests(bot);
  // The server keeps that a title was approved after its request is deleted.
  bot.overseerr.state.media = structuredClone(media);
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

const admin = () => bot.as(people.admin, approvalChannel);
const verbsIn = (view: Parameters<typeof listButtonIds>[0]) =>
  listButtonIds(view).map((id) => id.split(':')[0]);

/** A history line about an action of a Discord user. */
function byDiscord(event: 'event-request' | 'event-decline', userId: string): string {
  const source = t('source-discord');
  return t('history-line', { event: t(event), actor: `user ${userId}`, source });
}

describe('an approval card', () => {
  it('shows the requester, their account, the remaining quota, and a link', async () => {
    const waiting = await createPendingApproval(bot);
    const text = toText(waiting.card());
    expect(waiting.card().title).toBe(t('approval-title', { title: 'Dune (2021)' }));
    expect(text).toContain(
      t('approval-requested-by-as', { name: `user ${people.requester}`, account: 'bob' }),
    );
    expect(text).toContain(t('approval-quota', { used: 1, limit: 1 }));
    expect(text).toContain('Discord');
    expect(waiting.card().image).toContain('image.tmdb.org');
    expect(verbsIn(waiting.card())).toEqual(['approve', 'decline', 'edit', 'details']);
    expect(waiting.card().reactions).toEqual(['yes', 'no']);
  });

  it('names members with an account who want it, too, as long as they do', async () => {
    const waiting = await createPendingApproval(bot);
    const live = () => {
      const shown = bot.messages.findLast(({ history }) =>
        history.some((view) => verbsIn(view).includes('vote')),
      );
      const view = shown?.history.at(-1);
      if (!view) throw new Error('no card with +1');
      return view;
    };
    const vote = findButtonId(live(), 'vote');
    const press = async (person: keyof typeof people) => {
      const reply = await bot.as(people[person]).press(vote);
      await bot.waitUntilIdle();
      return reply;
    };
    const wantedBy = t('field-wanted-by');
    expect(await press('requester')).toMatchObject({
      text: expect.stringMatching(anyText('vote-own')),
    });
    expect(toText(waiting.card())).not.toContain(wantedBy);

    expect(await press('manager')).toMatchObject({
      text: expect.stringMatching(anyText('vote-added')),
    });
    expect(toText(waiting.card())).toContain(`1: user ${people.manager}`);
    expect(live().fields).toContainEqual({ name: wantedBy, value: ['1'] });
    await press('stranger');
    expect(live().fields).toContainEqual({ name: wantedBy, value: ['1'] });

    expect(await press('manager')).toMatchObject({
      text: expect.stringMatching(anyText('vote-removed')),
    });
    expect(toText(waiting.card())).not.toContain(wantedBy);
    expect(toText(live())).not.toContain(wantedBy);
    const { id: userId } = await bot.prisma.user.findFirstOrThrow({
      where: { chatAccounts: { some: { platformUserId: people.manager } } },
    });
    expect(await bot.prisma.subscription.count({ where: { userId, notifiedAt: null } })).toBe(0);
  });

  it('is posted in the channel of the space instead of the one in the settings', async () => {
    await setSettings(bot, {
      approvalPlaces: [
        { platform: 'discord', kind: 'channel', address: 'a' },
        { platform: 'discord', kind: 'channel', address: 'b' },
      ],
    });
    const seen = bot.messages.length;
    const card = getView(
      await bot.as(people.requester).command('request', { title: 'movie:438631' }),
    );
    await bot.as(people.requester).press(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    const cards = bot.messages
      .slice(seen)
      .filter(({ history }) => anyText('approval-title').test(history[0]?.title ?? ''));
    expect(cards.map(({ place }) => place.address).sort()).toEqual(['a', 'b']);
    const id = findButtonId(cards[0]?.history.at(-1) ?? { tone: 'bad', lines: [] }, 'approve');
    await bot.as(people.admin, 'a').press(id);
    await bot.waitUntilIdle();
    for (const { history } of cards) {
      expect(toText(history.at(-1))).toContain(`user ${people.admin}`);
      expect(verbsIn(history.at(-1) ?? { tone: 'bad', lines: [] })).not.toContain('approve');
    }
  });

  it.each(['channel-forbidden', 'channel-not-found', 'platform-rejected'] as const)(
    'goes to the approvers when its channel fails with %s, and shows the error',
    async (code) => {
      const seen = bot.messages.length;
      bot.faults.refused = { address: approvalChannel, error: new AppError(code) };
      const card = getView(
        await bot.as(people.requester).command('request', { title: 'movie:438631' }),
      );
      await bot.as(people.requester).press(findButtonId(card, 'request'));
      await bot.waitUntilIdle();
      bot.faults.refused = null;
      const direct = bot.messages.slice(seen).filter(({ place }) => place.kind === 'direct');
      expect(direct.map(({ place }) => place.address).sort()).toEqual(
        [people.admin, people.manager].sort(),
      );
      const latest = direct[0]?.history.at(-1) ?? { tone: 'bad', lines: [] };
      expect(toText(latest)).toContain(t('approval-fallback'));
      await bot.as(people.admin, null).press(findButtonId(latest, 'approve'));
      await bot.waitUntilIdle();
      const decided = direct[0]?.history.at(-1) ?? { tone: 'bad', lines: [] };
      expect(toText(decided)).toContain(`user ${people.admin}`);
      expect(toText(decided)).not.toContain(t('approval-fallback'));
    },
  );

  it('shows details of the title and the history', async () => {
    const waiting = await createPendingApproval(bot);
    const more = toText(getView(await admin().press(findButtonId(waiting.card(), 'details'))));
    expect(more).toContain(t('history-title', { title: 'Dune (2021)' }));
    expect(more).toContain(byDiscord('event-request', people.requester));
    const title = await fetch(`${bot.overseerr.url}/api/v1/movie/438631`, {
      headers: { 'X-Api-Key': bot.overseerr.apiKey },
    });
    expect(more).toContain((await title.json()).overview);
    const stranger = await bot.as(people.stranger).press(findButtonId(waiting.card(), 'details'));
    expect(toText(getView(stranger))).toContain(t('error-not-found'));
  });
});

describe('a declined request', () => {
  it('notifies the requester in the same channel, with the reason of the space', async () => {
    await setSettings(bot, { declineReasons: ['Too big', 'Too old'] });
    const waiting = await createPendingApproval(bot);
    const asked = getView(await admin().press(findButtonId(waiting.card(), 'decline')));
    expect(asked.picker?.options.map(({ label }) => label)).toEqual(['Too big', 'Too old']);
    await admin().press(asked.picker?.press ?? '', ['1']);
    await bot.waitUntilIdle();
    const told = bot.messages.at(-1);
    expect(told?.place.address).toBe('channel-1');
    expect(told?.history.at(-1)?.mentions).toEqual([
      { platform: 'discord', platformUserId: people.requester },
    ]);
    expect(toText(told?.history.at(-1))).toContain('Too old');
    expect(toText(waiting.card())).toContain('Too old');
    expect(toText(waiting.card())).toContain(`user ${people.admin}`);
  });

  it('stays pending when the form for the reason is canceled', async () => {
    const waiting = await createPendingApproval(bot);
    const asked = getView(await admin().press(findButtonId(waiting.card(), 'decline')));
    const dropped = getView(await admin().press(findButtonId(asked, 'decline-cancel')));
    expect(toText(dropped)).toContain(t('decline-canceled'));
    await bot.waitUntilIdle();
    expect(verbsIn(waiting.card())).toContain('approve');
  });

  it('is also shown in the reply to the user who declined it', async () => {
    const waiting = await createPendingApproval(bot);
    const asked = getView(await admin().press(findButtonId(waiting.card(), 'decline')));
    const { message } = await admin().pressAndWatch(findButtonId(asked, 'decline-no-reason'));
    await bot.waitUntilIdle();
    expect(message.latest()).toEqual(waiting.card());
    expect(toText(message.latest())).not.toMatch(anyText('decision-approve', 'decision-decline'));
  });

  it('can be requested again', async () => {
    const first = await createPendingApproval(bot);
    await admin().react(first.messageId, 'no');
    await bot.waitUntilIdle();
    const second = await createPendingApproval(bot);
    expect(second.id).not.toBe(first.id);
    expect(verbsIn(second.card())).toContain('approve');
  });

  it('can be reopened once on its card, and is pending again', async () => {
    const waiting = await createPendingApproval(bot);
    await admin().react(waiting.messageId, 'no');
    await bot.waitUntilIdle();
    const reopen = findButtonId(waiting.card(), 'reopen');
    const stranger = await bot.as(people.requester, approvalChannel).press(reopen);
    expect(toText(getView(stranger))).toMatch(
      anyText('error-not-approver', 'error-not-approver-here', 'error-own-request'),
    );
    await Promise.all([1, 2].map(() => admin().press(reopen)));
    await bot.waitUntilIdle();
    expect(verbsIn(waiting.card())).toContain('approve');
    const held = bot.overseerr.state.requests;
    expect(held.map(({ status, requestedById }) => [status, requestedById])).toEqual([
      [1, requesterRemoteUserId],
    ]);
    await admin().press(
      findButtonId(waiting.card(), 'decline').replace('decline:', 'decline-no-reason:'),
    );
    await bot.waitUntilIdle();
    const notices = bot.messages.filter(({ history }) =>
      anyText('notification-declined').test(toText(history)),
    );
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

describe('a failed request', () => {
  it('is shown to the approvers with the cause, and can be retried', async () => {
    const waiting = await createPendingApproval(bot);
    bot.overseerr.faults.radarrDown(true);
    const seen = bot.messages.length;
    await admin().press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    const back = bot.messages.slice(seen).find(({ place }) => place.address === approvalChannel);
    expect(toText(back?.history.at(-1))).toContain(t('approval-download-failed'));
    bot.overseerr.faults.radarrDown(false);
    const retry = findButtonId(back?.history.at(-1) ?? { tone: 'bad', lines: [] }, 'retry');
    await bot.as(people.requester, approvalChannel).press(retry);
    expect(bot.overseerr.calls.some(({ path }) => path.endsWith('/retry'))).toBe(false);
    await admin().press(retry);
    await bot.waitUntilIdle();
    expect(toText(back?.history.at(-1))).not.toContain('refused');
    expect(verbsIn(back?.history.at(-1) ?? { tone: 'bad', lines: [] })).not.toContain('retry');
  });
});

describe('a request that is pending for too long', () => {
  const remind = async () => {
    await bot.jobs.enqueue([{ kind: 'send-reminders', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
  };
  const age = (hours: number) =>
    bot.prisma.request.updateMany({
      data: { stateChangedAt: new Date(Date.now() - hours * 3_600_000) },
    });

  it('reminds the approvers once, and not during quiet hours', async () => {
    const hour = new Date().getHours();
    const quietHours = { from: hour, until: (hour + 2) % 24 };
    await setSettings(bot, { reminderHours: 3, quietHours });
    await createPendingApproval(bot);
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
    expect(bot.messages.slice(seen).map(({ place }) => place.address)).toEqual([approvalChannel]);
    expect(toText(bot.messages.at(-1)?.history)).toMatch(anyText('notification-pending'));
  });
});

describe('/pending', () => {
  it('shows requests one by one, oldest first, and bulk-approves on confirmation', async () => {
    bot.overseerr.driver.setPermissions(requesterRemoteUserId, ['request', 'manageUsers']);
    await syncAccounts(bot);
    for (const title of ['movie:438631', 'movie:603', 'movie:841'])
      await createPendingApproval(bot, title);
    const first = getView(await admin().command('pending'));
    expect(first.title).toContain('Dune (2021)');
    expect(first.footer).toBe(t('page-count', { page: 1, pages: 3 }));
    expect(toText(first)).toContain(t('button-approve-all', { name: `user ${people.requester}` }));
    const next = getView(await admin().press(findButtonId(first, 'pending-page')));
    expect(next.title).toContain('The Matrix');
    const labels = (next.buttons ?? []).flat().map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining([t('button-details'), t('button-back'), t('button-next')]),
    );
    expect(new Set(labels).size).toBe(labels.length);

    const all = findButtonId(first, 'approve-all');
    const confirm = getView(await admin().press(all));
    expect(toText(confirm)).toContain(t('approve-all-count', { count: 3 }));
    expect(await bot.prisma.request.count({ where: { state: 'pending' } })).toBe(3);
    // A request made after the list was shown is not approved with it.
    await createPendingApproval(bot, 'movie:27205');
    const yes = findButtonId(confirm, 'approve-all-yes');
    const stranger = await bot.as(people.requester, approvalChannel).press(yes);
    expect(toText(getView(stranger))).toMatch(
      anyText('error-not-approver', 'error-not-approver-here', 'error-own-request'),
    );
    expect(toText(getView(await admin().press(yes)))).toContain(
      t('approve-all-done', { count: 3 }),
    );
    await bot.waitUntilIdle();
    expect(await bot.prisma.request.count({ where: { state: 'pending' } })).toBe(1);
    bot.overseerr.driver.setPermissions(requesterRemoteUserId, ['request', 'createIssues']);
    // For hours, the bot does not ask again whether an account without a limit has one.
    await bot.prisma.account.updateMany({ data: { quotasReadAt: null } });
    await syncAccounts(bot);
  });

  it('shows a moderator only the requests of their space', async () => {
    await createPendingApproval(bot);
    await bot.overseerr.driver.requestInWebUi(5, { mediaType: 'movie', mediaId: 603 });
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    const theirs = await bot
      .as(people.moderator, approvalChannel, { roles: [moderators] })
      .command('pending');
    expect(toText(getView(theirs))).not.toContain(t('page-count', { page: 1, pages: 2 }));
    expect(getView(await admin().command('pending')).footer).toBe(
      t('page-count', { page: 1, pages: 2 }),
    );
    const other = { roles: [moderators], guild: 'guild-2' };
    const elsewhere = await bot.as(people.moderator, 'x', other).command('pending');
    expect(toText(getView(elsewhere))).toContain(t('error-not-approver-here'));
  });
});

describe('/help', () => {
  const named = async (person: ReturnType<typeof bot.as>) =>
    getView(await person.command('help')).lines.flatMap(([first]) =>
      typeof first === 'object' && 'bold' in first ? [first.bold] : [],
    );
  it('lists what the user can do here, without an Overseerr call', async () => {
    const first = [
      'request',
      'discover',
      'requests',
      'following',
      'history',
      'issue',
      'issues',
      'link',
      'unlink',
      'me',
      'settings',
    ];
    const member = [...first, 'status', 'forget', 'help'].map((name) => `/${name}`);
    const before = bot.overseerr.calls.length;
    expect(await named(bot.as(people.requester))).toEqual(member);
    expect(await named(bot.as(people.manager))).toContain('/pending');
    expect(bot.overseerr.calls).toHaveLength(before);
    expect(
      await named(bot.as(people.moderator, approvalChannel, { roles: [moderators] })),
    ).toContain('/pending');
    expect(await named(bot.as(people.requester, approvalChannel, { canManage: true }))).toContain(
      '/setup',
    );
    expect(await named(admin())).toEqual(expect.arrayContaining(['/pending', '/setup', '/user']));
    expect(await named(admin())).not.toContain('/claim');
    await bot.prisma.user.updateMany({ data: { isAdmin: false } });
    expect(await named(bot.as(people.requester))).not.toContain('/claim');
    await bot.prisma.user.updateMany({
      where: { chatAccounts: { some: { platformUserId: people.admin } } },
      data: { isAdmin: true },
    });
  });
});

describe('a command without its required option', () => {
  it('shows what to type', async () => {
    const request = getView(await admin().command('request', { title: ' ' }));
    expect(toText(request)).toContain(
      t('command-missing-option', {
        name: 'request',
        what: t('option-title'),
      }),
    );
    expect(toText(getView(await admin().command('history')))).toContain(t('option-request'));
  });
});

describe('/history', () => {
  it('shows the events with actor and source to users who can see the request', async () => {
    const waiting = await createPendingApproval(bot);
    await bot
      .as(people.manager, approvalChannel)
      .press(findButtonId(waiting.card(), 'decline').replace('decline:', 'decline-reason:'), ['0']);
    await bot.waitUntilIdle();
    for (const person of [bot.as(people.requester), admin()]) {
      const text = toText(getView(await person.command('history', { request: 'dune' })));
      expect(text).toContain(byDiscord('event-request', people.requester));
      expect(text).toContain(byDiscord('event-decline', people.manager));
      expect(text).toContain(t('history-detail-reason', { reason: t('decline-reason-1') }));
    }
    const byNumber = await admin().command('history', { request: String(waiting.remoteId) });
    expect(toText(getView(byNumber))).toContain('Dune (2021)');
    for (const request of ['dune', waiting.id, String(waiting.remoteId), '%']) {
      const stranger = getView(await bot.as(people.stranger).command('history', { request }));
      expect(toText(stranger)).toMatch(anyText('history-none', 'error-not-found'));
    }
  });

  it('names the user who decided in Overseerr only for the decision', async () => {
    const waiting = await createPendingApproval(bot, 'movie:603');
    const look = async () => {
      const { serviceId } = bot;
      await bot.jobs.enqueue([
        { kind: 'sync-request', payload: { serviceId, remoteId: waiting.remoteId } },
      ]);
      await bot.waitUntilIdle();
    };
    await bot.overseerr.driver.approve(waiting.remoteId, managerRemoteUserId);
    await look();
    await bot.overseerr.driver.makeAvailable({ mediaType: 'movie', tmdbId: 603 }, {});
    await look();
    const events = await bot.prisma.requestEvent.findMany({ orderBy: { id: 'asc' } });
    expect(events.map(({ event, actor }) => [event, actor])).toEqual([
      ['request', `user ${people.requester}`],
      ['await-approval', 'Overseerr'],
      ['start-processing', 'Overseerr'],
      ['become-available', 'Overseerr'],
    ]);
    const text = toText(getView(await admin().command('history', { request: waiting.id })));
    expect(text.match(/erin/g)).toHaveLength(1);
    expect(text).toContain(t('history-detail-approved', { name: 'erin' }));
  });

  it('offers a choice between several requests', async () => {
    const first = await createPendingApproval(bot);
    await admin().react(first.messageId, 'no');
    await bot.waitUntilIdle();
    await createPendingApproval(bot);
    const list = getView(await admin().command('history', { request: 'dun' }));
    expect(list.title).toBe(t('history-choose'));
    const ids = listButtonIds(list);
    expect(ids).toHaveLength(2);
    const older = getView(await admin().press(ids[1] ?? ''));
    expect(toText(older)).toContain(t('event-decline'));
    const stranger = await bot.as(people.stranger).press(ids[0] ?? '');
    expect(toText(getView(stranger))).toContain(t('error-not-found'));
  });
});
