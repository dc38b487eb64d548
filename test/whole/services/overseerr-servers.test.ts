import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceId } from '../../../src/domain/id.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { people, toText } from '../../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { anyText, t, textIn } from '../../support/text.ts';

const { admin, requester: bob, stranger } = people;
const dune = 'movie:438631';
const family = { guild: 'guild-2' };
let second: FakeOverseerr;
let bot: ScriptedBot;
let firstId: ServiceId;
let secondId: ServiceId;

beforeAll(async () => {
  second = await createFakeOverseerr({ product: 'overseerr' });
  bot = await createScriptedBot({
    second,
    guests: { second: 5 },
    config: { admins: [{ platform: 'discord', platformUserId: admin }] },
  });
  firstId = bot.serviceId;
  if (!bot.secondId) throw new Error('no second server');
  secondId = bot.secondId;
  await bot.as(bob, null).command('help');
  await syncBoth();
  await setUp('server', secondId);
});
afterEach(async () => {
  await bot.waitUntilIdle();
  await bot.prisma.request.deleteMany();
  for (const { driver, state } of [bot.overseerr, second]) {
    for (const { id } of [...state.requests]) driver.remove(id);
  }
  await bot.prisma.user.updateMany({ data: { preferences: {} } });
});
afterAll(async () => {
  await bot.stop();
  await second.stop();
  expect([...bot.overseerr.crashes, ...second.crashes]).toEqual([]);
});

async function syncBoth() {
  await bot.jobs.enqueue(
    [firstId, secondId].map(
      (serviceId) => ({ kind: 'sync-accounts', payload: { serviceId } }) as const,
    ),
  );
  await bot.waitUntilIdle();
}

/** Opens a /setup list in the second guild and chooses the option `wanted`. */
async function setUp(what: 'server' | 'unlinked' | 'language', wanted: string, by: string = admin) {
  const manager = bot.as(by, 'hall', { ...family, canManage: true });
  const view = getView(await manager.press(`setup-list:${what}`));
  if (what !== 'server') return getView(await manager.press(view.picker?.press ?? '', [wanted]));
  const named = wanted === secondId ? 'Overseerr' : 'Seerr';
  const button = view.buttons?.flat().find(({ label }) => label === named);
  return getView(await manager.press(button && 'press' in button ? button.press : ''));
}

/** Requests a movie, and returns the account numbers of the requesters on each server. */
async function askOn(person: ReturnType<ScriptedBot['as']>) {
  const card = getView(await person.command('request', { title: dune }));
  await person.press(findButtonId(card, 'request'));
  await bot.waitUntilIdle();
  const by = ({ state }: FakeOverseerr) => state.requests.map(({ requestedById }) => requestedById);
  return { first: by(bot.overseerr), second: by(second) };
}

describe('two Overseerr servers', () => {
  it('serve the spaces that an admin assigned to them, each with its own accounts', async () => {
    expect(await askOn(bot.as(bob, 'hall', family))).toEqual({ first: [], second: [3] });
    expect(await askOn(bot.as(bob))).toEqual({ first: [3], second: [3] });
    const rows = await bot.prisma.request.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ serviceId, state }) => ({ serviceId, state }))).toEqual([
      { serviceId: secondId, state: 'pending' },
      { serviceId: firstId, state: 'pending' },
    ]);
  });

  it('are listed in /setup, and only admins can move a space', async () => {
    const seen = getView(await bot.as(admin, 'hall', family).command('setup'));
    expect(toText(seen.fields)).toContain('Overseerr');
    expect(listButtonIds(seen)).toContain('setup-list:server');
    const manager = bot.as(stranger, 'hall', { ...family, canManage: true });
    const theirs = getView(await manager.command('setup'));
    expect(listButtonIds(theirs)).toContain('setup-list:language');
    expect(listButtonIds(theirs)).not.toContain('setup-list:server');
    expect(listButtonIds(theirs)).not.toContain('setup-list:unlinked');
    for (const wanted of [firstId, secondId]) {
      expect(toText(await setUp('server', wanted, stranger))).toContain(t('error-admins-only'));
    }
    expect(toText(await setUp('unlinked', 'guest', stranger))).toContain(t('error-admins-only'));
    const space = await bot.prisma.space.findFirstOrThrow({
      where: { platformSpaceId: 'guild-2' },
    });
    expect(space).toMatchObject({ serviceId: secondId, settings: {} });
    const refusals = await bot.prisma.auditLog.aggregate({
      where: { action: 'admins-only' },
      _sum: { count: true },
    });
    expect(refusals._sum.count).toBe(3);
  });

  it('get a space with an audit entry, and not with a forged ID', async () => {
    await setUp('server', firstId);
    await setUp('server', secondId);
    const line = await bot.prisma.auditLog.findFirstOrThrow({
      where: { action: 'space.setup' },
      orderBy: { id: 'desc' },
    });
    expect(line).toMatchObject({ before: { serviceId: firstId }, after: { serviceId: secondId } });
    const forged = 'setup-server:AAAAAAAAcACAAAAAAAAAAA';
    const reply = await bot.as(admin, 'hall', family).press(forged);
    expect(toText(getView(reply))).toContain(t('error-not-found'));
  });

  it('do not replace a removed server until an admin chooses one', async () => {
    const gone = await bot.prisma.serviceConfig.create({
      data: { kind: 'overseerr', name: '9', baseUrl: 'http://gone', sealedSecret: 'x' },
    });
    const where = { platformSpaceId: 'guild-2' };
    await bot.prisma.space.updateMany({ where, data: { serviceId: gone.id } });
    const here = bot.as(bob, 'hall', family);
    for (const [name, options] of [
      ['request', { title: dune }],
      ['me', {}],
      ['link', {}],
      ['pending', {}],
    ] as const) {
      expect(toText(getView(await here.command(name, options)))).toMatch(
        anyText('setup-server-removed', 'error-overseerr-server-removed'),
      );
    }
    const help = toText(getView(await here.command('help')));
    expect(help).toMatch(anyText('setup-server-removed', 'error-overseerr-server-removed'));
    expect(help).toContain('/request');
    expect((await askOn(bot.as(bob))).first).toEqual([3]);

    const manager = bot.as(stranger, 'hall', { ...family, canManage: true });
    expect(toText(getView(await manager.command('setup')))).toMatch(
      anyText('setup-server-removed', 'error-overseerr-server-removed'),
    );
    expect(toText(getView(await manager.press('setup-roles', ['role-x'])))).toMatch(
      anyText('setup-server-removed', 'error-overseerr-server-removed'),
    );
    const keeper = bot.as(admin, 'hall', family);
    expect(listButtonIds(getView(await keeper.press('setup-list:unlinked')))).not.toEqual([]);
    expect(toText(await setUp('server', secondId))).not.toMatch(
      anyText('setup-server-removed', 'error-overseerr-server-removed'),
    );
    expect(await askOn(here)).toEqual({ first: [3], second: [3] });
    await bot.prisma.serviceConfig.delete({ where: { id: gone.id } });
  });

  it('are both in /me and /unlink of a user with an account on each', async () => {
    const byProfile = t('me-account-verified', { name: 'bob', method: t('verified-profile') });
    const me = getView(await bot.as(bob, null).command('me'));
    expect(toText(me.fields)).toContain(`${byProfile} (Seerr)`);
    expect(me.fields?.find(({ name }) => name === 'Overseerr')?.value.join()).toContain(
      `${byProfile} · ${t('permission-request-movie')}, ${t('permission-request-tv')}`,
    );
    const unlink = getView(await bot.as(bob, null).command('unlink'));
    expect(toText(unlink)).toContain(t('button-unlink-account', { name: 'bob (Overseerr)' }));
    expect(listButtonIds(unlink)).toHaveLength(2);
  });

  it('can be chosen in a private chat', async () => {
    const alone = bot.as(bob, null);
    expect(await askOn(alone)).toEqual({ first: [3], second: [] });
    const settings = getView(await alone.command('settings'));
    expect(toText(settings.lines)).toContain(t('settings-server', { name: 'Seerr' }));
    const chosen = listButtonIds(settings).filter((id) => id.startsWith('settings-server:'));
    expect(chosen).toHaveLength(2);
    await alone.press(chosen[1] ?? '');
    expect(await askOn(alone)).toEqual({ first: [3], second: [3] });
    const link = getView(await alone.command('link'));
    expect(toText(link.lines)).toContain(t('link-server', { name: 'Overseerr' }));
    const back = listButtonIds(link).find((id) => id.startsWith('link-server:')) ?? '';
    expect(toText(getView(await alone.press(back)))).toContain(t('link-server', { name: 'Seerr' }));
  });

  it('are named to a user without an account there', async () => {
    const there = await bot.as(stranger, 'hall', family).command('request', { title: dune });
    expect(toText(getView(there))).toContain(
      t('link-hint-discord-general', { server: 'Overseerr', id: stranger }),
    );
    const here = await bot.as(stranger).command('request', { title: dune });
    expect(toText(getView(here))).toContain(
      t('link-hint-discord-general', { server: 'Seerr', id: stranger }),
    );
  });

  it('cannot be chosen in a space that has one', async () => {
    const there = bot.as(bob, 'hall', family);
    for (const command of ['settings', 'link']) {
      const view = getView(await there.command(command));
      expect(listButtonIds(view).filter((id) => /settings-server:/.test(id))).toEqual([]);
    }
  });

  it('are chosen in a private chat by the only account of the user', async () => {
    const account = await bot.prisma.account.findFirstOrThrow({
      where: { serviceId: firstId, remoteUserId: 3 },
    });
    await bot.prisma.account.update({
      where: { id: account.id },
      data: { discordIds: [] },
    });
    await bot.prisma.accountLink.deleteMany({ where: { accountId: account.id } });
    expect(await askOn(bot.as(bob, null))).toEqual({ first: [], second: [3] });
    await syncBoth();
  });

  it('accept guests where the space allows them and the server has a guest account', async () => {
    const card = () => bot.as(stranger, 'hall', family).command('request', { title: dune });
    expect(toText(getView(await card()))).toContain(t('button-check-again'));
    await setUp('unlinked', 'guest');
    expect(await askOn(bot.as(stranger, 'hall', family))).toEqual({ first: [], second: [5] });
    const elsewhere = [bot.as(stranger), bot.as(stranger, null)];
    for (const person of elsewhere) {
      const reply = getView(await person.command('request', { title: dune }));
      expect(toText(reply)).toContain(t('button-check-again'));
    }
    const again = await bot.as(stranger, 'hall', family).press('recheck');
    expect(again).toMatchObject({ text: expect.stringContaining(t('link-checking-guest')) });
    // The first server has no guest account, so no request is made there as account 5.
    await setUp('server', firstId);
    expect(toText(getView(await card()))).toContain(t('button-check-again'));
    const list = getView(await bot.as(admin, 'hall', family).press('setup-list:unlinked'));
    expect(list.picker?.options.map(({ value }) => value)).toEqual(['default', 'link']);
    await setUp('server', secondId);
    await setUp('unlinked', 'default');
  });

  it('are distinguished in /user: a button applies to the server of its card', async () => {
    const { id: userId } = await bot.prisma.user.findFirstOrThrow({
      where: { chatAccounts: { some: { platformUserId: bob } } },
    });
    const card = getView(await bot.as(admin, null).command('user', { who: `user ${bob}` }));
    const shows = listButtonIds(card).filter((id) => id.startsWith('user-show:'));
    const there = getView(await bot.as(admin, null).press(shows[1] ?? ''));
    await bot.as(admin, null).press(findButtonId(there, 'user-unlink'));
    const left = await bot.prisma.accountLink.findMany({ where: { userId } });
    expect(left.map(({ serviceId }) => serviceId)).toEqual([firstId]);
    const { id: accountId } = await bot.prisma.account.findFirstOrThrow({
      where: { serviceId: secondId, remoteUserId: 3 },
    });
    const link = { userId, accountId, serviceId: secondId, verifiedAt: new Date() };
    await bot.prisma.accountLink.create({ data: { ...link, verifiedBy: 'profile' } });
  });

  it('get the approval of the shown request, even if another server was chosen since', async () => {
    await askOn(bot.as(bob, 'hall', family));
    const chief = bot.as(admin, null);
    const choose = async (index: number) => {
      const ids = listButtonIds(getView(await chief.command('settings')));
      await chief.press(ids.filter((id) => id.startsWith('settings-server:'))[index] ?? '');
    };
    await choose(1);
    const waiting = getView(await chief.command('pending'));
    expect(toText(waiting)).toContain('Dune');
    await choose(0);
    expect(toText(getView(await chief.command('pending')))).toContain(t('pending-none'));
    await chief.press(findButtonId(waiting, 'approve'));
    await bot.waitUntilIdle();
    expect(second.state.requests).toMatchObject([{ status: 2 }]);
  });

  it('are both named when merged users have accounts on both, and one choice applies', async () => {
    await bot.as(bob, null).command('me');
    const other = bot.as('9044', null, { platform: 'telegram', name: 'Carol' });
    await other.command('help');
    const chat = await bot.prisma.chatAccount.findFirstOrThrow({
      where: { platformUserId: '9044' },
    });
    const { userId } = chat;
    for (const { id, serviceId } of await bot.prisma.account.findMany({
      where: { remoteUserId: 4 },
    })) {
      const link = { userId, accountId: id, serviceId, verifiedAt: new Date() };
      await bot.prisma.accountLink.create({ data: { ...link, verifiedBy: 'admin' } });
    }
    const made = getView(await bot.as(bob, null).press('link-code'));
    const [code] = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(made.title ?? '') ?? [''];
    const asked = getView(await other.command('link', { code }));
    expect(toText(asked)).toContain(
      t('merge-conflict-on', { server: 'Seerr', mine: 'carol', theirs: 'bob' }),
    );
    expect(toText(asked)).toContain(
      t('merge-conflict-on', { server: 'Overseerr', mine: 'carol', theirs: 'bob' }),
    );
    expect(toText(asked)).toMatch(anyText('merge-conflict-choose'));
    await bot.prisma.user.delete({ where: { id: chat.userId } });
  });

  it('with the same name are distinguished by a number', async () => {
    const twin = await createScriptedBot({ second: bot.overseerr });
    const settings = getView(await twin.as(bob, null).command('settings'));
    const labels = settings.buttons?.flat().map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Seerr 1', 'Seerr 2']));
    await twin.stop();
  });
});

describe('the language of a space', () => {
  it('is the language of its public cards and approval cards', async () => {
    const manager = bot.as(stranger, 'desk', { ...family, canManage: true });
    await manager.press('setup-toggle:approvals');
    await setUp('language', 'de', stranger);
    await askOn(bot.as(bob, 'hall', family));
    const posted = bot.messages.slice(-2).map(({ history }) => toText(history.at(-1)));
    expect(posted.join()).toContain(textIn('de', 'state-pending'));
    expect(posted.join()).toContain(textIn('de', 'button-approve'));
    await setUp('language', 'default', stranger);
    await manager.press('setup-toggle:approvals');
  });

  it('can only be one of the languages of the bot', async () => {
    expect(toText(await setUp('language', 'xx', stranger))).toContain(t('error-invalid-input'));
  });
});
