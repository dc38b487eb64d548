import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  approvalChannel,
  createApprovalBot,
  managerRemoteUserId,
  people,
  startApprovalsOver,
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
beforeAll(async () => {
  bot = await createApprovalBot({ settings: {} });
});
beforeEach(() => startApprovalsOver(bot, {}));
afterEach(() => expect(bot.overseerr.crashes).toEqual([]));
afterAll(() => bot.stop());

/** Manages the guild, and has no account. */
const owner = (channel = 'office') => bot.as(people.stranger, channel, { canManage: true });
/** Manages the guild, and may manage requests on the media server. */
const boss = (channel = 'office') => bot.as(people.manager, channel, { canManage: true });

async function settings() {
  const space = await bot.prisma.space.findFirstOrThrow({ where: { platformSpaceId: 'guild-1' } });
  return space.settings;
}

/** The ids of the form that a button opens. */
async function formOf(view: Parameters<typeof listButtonIds>[0], what: string) {
  const press = listButtonIds(view).find((id) => id === `setup-form:${what}`) ?? '';
  const reply = await owner().press(press);
  if (reply.kind !== 'form') throw new Error('no form');
  return reply.form;
}

describe('/setup', () => {
  it('is for admins and managers of the space, which is checked on every press', async () => {
    expect(toText(getView(await bot.as(people.manager).command('setup')))).toMatch(
      anyText('error-forbidden', 'error-no-permission'),
    );
    const view = getView(await bot.as(people.admin).command('setup'));
    expect(view.title).toBe(t('setup-title', { name: 'Guild' }));
    const ids = listButtonIds(view);
    expect(ids.length).toBeGreaterThan(7);
    for (const id of ids) {
      const reply = await bot.as(people.stranger).press(id, ['role-x']);
      expect(toText(getView(reply))).toMatch(
        anyText('error-forbidden', 'error-no-permission', 'error-admins-only'),
      );
    }
    const form = await formOf(getView(await owner().command('setup')), 'reasons');
    const sent = await bot.as(people.stranger).submit(form.submit, { text: 'mine' });
    expect(toText(getView(sent))).toMatch(anyText('error-forbidden', 'error-no-permission'));
    expect(await settings()).toEqual({});
  });

  it('is refused in a private chat', async () => {
    const reply = await bot.as(people.admin, null).command('setup');
    expect(toText(getView(reply))).toContain(t('setup-not-here'));
  });

  it('adds and removes this channel as an approval place', async () => {
    const press = listButtonIds(getView(await owner().command('setup'))).find((id) =>
      id.endsWith(':approvals'),
    );
    await owner('office').press(press ?? '');
    await owner('attic').press(press ?? '');
    const places = (await settings()) as { approvalPlaces?: unknown };
    expect(places.approvalPlaces).toMatchObject([{ address: 'office' }, { address: 'attic' }]);
    await owner('attic').press(press ?? '');
    expect(await settings()).toMatchObject({ approvalPlaces: [{ address: 'office' }] });
  });

  it('makes the members of the chosen roles approvers at once', async () => {
    const view = getView(await boss().command('setup'));
    expect(view.picker?.kind).toBe('roles');
    await bot.overseerr.driver.requestInWebUi(3, { mediaType: 'movie', mediaId: 603 });
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    const card = bot.messages
      .find(({ place }) => place.address === approvalChannel)
      ?.history.at(-1);
    const approve = findButtonId(card ?? { tone: 'bad', lines: [] }, 'approve');
    const holder = bot.as(people.moderator, approvalChannel, { roles: ['role-x'] });
    expect(toText(getView(await holder.press(approve)))).toMatch(
      anyText('error-not-approver', 'error-not-approver-here', 'error-own-request'),
    );
    await boss().press(view.picker?.press ?? '', ['role-x', 'role-y']);
    expect(toText(getView(await holder.press(approve)))).toMatch(anyText('decision-approve'));
    await bot.waitUntilIdle();
  });

  it('sets the request channel, private cards, and own requests', async () => {
    const ids = listButtonIds(getView(await owner().command('setup')));
    for (const what of ['requests', 'public', 'self']) {
      await owner('wishes').press(ids.find((id) => id === `setup-toggle:${what}`) ?? '');
    }
    expect(await settings()).toEqual({
      requestPlace: { platform: 'discord', kind: 'channel', address: 'wishes' },
      publicCards: false,
      selfApproval: false,
    });
    for (const what of ['requests', 'public', 'self']) {
      await boss('wishes').press(`setup-toggle:${what}`);
    }
    expect(await settings()).toEqual({ publicCards: true, selfApproval: true });
  });

  it('saves reasons, reminder hours, and quiet hours from forms, and refuses invalid values', async () => {
    const view = getView(await owner().command('setup'));
    const write = async (what: string, text: string) =>
      owner().submit((await formOf(view, what)).submit, { text });
    await write('reasons', ' Too big \n\nToo old\n');
    await write('reminder', '6');
    await write('quiet', '22-7');
    expect(await settings()).toEqual({
      declineReasons: ['Too big', 'Too old'],
      reminderHours: 6,
      quietHours: { from: 22, until: 7 },
    });
    for (const [what, text] of [
      ['reminder', 'soon'],
      ['reminder', '-1'],
      ['quiet', '25-3'],
      ['quiet', 'at night'],
    ] as const) {
      expect(toText(getView(await write(what, text)))).toContain(t('error-invalid-input'));
    }
    await write('reasons', '');
    await write('quiet', '');
    expect(await settings()).toEqual({ reminderHours: 6 });
  });

  it('does not let a member approve their own request by creating a guild', async () => {
    const place = { guild: 'lair', roles: ['role-mine'], canManage: true } as const;
    const me = bot.as(people.requester, 'den', place);
    const view = getView(await me.command('setup'));
    expect(view.picker).toBeUndefined();
    expect(toText(view)).toContain(t('error-approvers-only'));
    for (const [press, ...values] of [['setup-roles', 'role-mine'], ['setup-toggle:admins']]) {
      const refused = getView(await me.press(press ?? '', values));
      expect(toText(refused)).toContain(t('error-approvers-only'));
    }
    await bot.as(people.requester, 'desk of the den', place).press('setup-toggle:approvals');
    await me.press(
      findButtonId(getView(await me.command('request', { title: 'movie:603' })), 'request'),
    );
    await bot.waitUntilIdle();
    const card = bot.messages
      .find(({ place }) => place.address === 'desk of the den')
      ?.history.at(-1);
    const approve = findButtonId(card ?? { tone: 'bad', lines: [] }, 'approve');
    expect(toText(getView(await me.press(approve)))).toMatch(
      anyText('error-not-approver', 'error-not-approver-here', 'error-own-request'),
    );
    const space = await bot.prisma.space.findFirstOrThrow({ where: { platformSpaceId: 'lair' } });
    expect(space.settings).not.toHaveProperty('approverRoles');
    const lines = await bot.prisma.auditLog.findMany({ where: { action: 'approvers-only' } });
    expect(lines.map(({ after }) => after)).toEqual([
      { what: 'setup-roles' },
      { what: 'setup-toggle:admins' },
    ]);
  });

  it('lets managers of the space only remove permissions, and approvers grant them', async () => {
    await boss().press('setup-roles', ['role-x', 'role-y']);
    await owner().press('setup-roles', ['role-x']);
    expect(await settings()).toMatchObject({ approverRoles: ['role-x'] });
    const refused = await owner().press('setup-roles', ['role-x', 'role-z']);
    expect(toText(getView(refused))).toContain(t('error-approvers-only'));
    // Holders of an approver role decide only on requests of the space.
    const holder = bot.as(people.moderator, 'office', { roles: ['role-x'], canManage: true });
    await holder.press('setup-roles', ['role-x', 'role-z']);
    expect(await settings()).toMatchObject({ approverRoles: ['role-x'] });

    const view = getView(await owner().command('setup'));
    expect(listButtonIds(view)).toEqual(
      expect.arrayContaining(['setup-toggle:no-roles', 'setup-toggle:self']),
    );
    await owner().press('setup-toggle:no-roles');
    const barred = getView(await owner().press('setup-toggle:self'));
    expect(await settings()).toEqual({ approverRoles: [], selfApproval: false });
    expect(listButtonIds(barred).filter((id) => /no-roles|self/.test(id))).toEqual([]);
    await owner().press('setup-toggle:self');
    expect(await settings()).toMatchObject({ selfApproval: false });
    await bot.as(people.admin, 'office').press('setup-toggle:self');
    expect(await settings()).toMatchObject({ selfApproval: true });
  });

  it('lets only approvers make the administrators of a Telegram group approvers', async () => {
    const group = { platform: 'telegram', guild: '-100', canManage: true } as const;
    const chat = '-100';
    const adminsHere = async () =>
      (await bot.prisma.space.findFirstOrThrow({ where: { platformSpaceId: '-100' } })).settings;
    const member = bot.as('555000111', chat, group);
    const offered = getView(await member.command('setup'));
    expect(listButtonIds(offered)).not.toContain('setup-toggle:admins');
    await member.press('setup-toggle:admins');
    expect(await adminsHere()).toEqual({});
    bot.overseerr.driver.setNotification(managerRemoteUserId, { telegramChatId: '555000222' });
    await syncAccounts(bot);
    const erin = bot.as('555000222', chat, group);
    await erin.command('me');
    const given = getView(
      await erin.press(findButtonId(getView(await erin.command('setup')), 'setup-toggle:admins')),
    );
    expect(await adminsHere()).toEqual({ approverRoles: ['administrator'] });
    expect(listButtonIds(given)).toContain('setup-toggle:admins');
    await member.press('setup-toggle:admins');
    expect(await adminsHere()).toEqual({ approverRoles: [] });
  });

  it('adds an audit entry with the actor and the change', async () => {
    await owner().press('setup-toggle:self');
    const [line, ...others] = await bot.prisma.auditLog.findMany({
      where: { subjectKind: 'space' },
    });
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      action: 'space.setup',
      actor: `user ${people.stranger}`,
      source: 'discord',
      before: {},
      after: { selfApproval: false },
    });
  });

  it('saves both of two concurrent changes', async () => {
    await Promise.all([owner().press('setup-toggle:self'), owner().press('setup-toggle:public')]);
    await syncAccounts(bot);
    expect(await settings()).toEqual({ selfApproval: false, publicCards: false });
  });
});
