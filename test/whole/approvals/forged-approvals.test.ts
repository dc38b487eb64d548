import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { permission } from '../../../src/domain/accounts/permission.ts';
import {
  approvalChannel,
  createApprovalBot,
  createPendingApproval,
  managerRemoteUserId,
  people,
  startApprovalsOver,
  syncAccounts,
  toText,
} from '../../support/approvals.ts';
import { expectRefused, listAuditEntries, toReplyText } from '../../support/attacks.ts';
import { findButtonId, getView, type ScriptedBot } from '../../support/scripted-bot.ts';
import { anyText, t } from '../../support/text.ts';

/** The user linked to account 6 by its profile. */
const subject = people.manager;
const film = { title: 'movie:603' };

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createApprovalBot();
});
beforeEach(() => startApprovalsOver(bot));
afterEach(() => expect(bot.overseerr.crashes).toEqual([]));
afterAll(() => bot.stop());

const person = () => bot.as(subject, approvalChannel);
const allow = (bits: number) => bot.overseerr.driver.setPermissions(managerRemoteUserId, bits);
const made = () =>
  bot.overseerr.state.requests.filter(({ requestedById }) => requestedById === managerRemoteUserId);

/** The user has an account, and then the account is removed from the server. */
function remove(): void {
  const { users } = bot.overseerr.state;
  bot.overseerr.state.users = users.filter(({ id }) => id !== managerRemoteUserId);
}

/** The request button of a card that was shown while the user had the permission. */
async function askId(): Promise<string> {
  allow(permission.request);
  await syncAccounts(bot);
  return findButtonId(getView(await person().command('request', film)), 'request');
}

const linkFirst = anyText('error-not-linked');
const noFilms = t('error-no-movie-permission');
const isGone = t('error-account-not-found', { server: 'Seerr' });
const undecided = {
  says: t('error-not-approver'),
  action: 'not-approver',
} as const;

describe('a permission that is removed between the card and the press', () => {
  it('is refused by the bot when it has synced the accounts since', async () => {
    const ask = await askId();
    allow(0);
    await syncAccounts(bot);
    await expectRefused(bot, async () => toReplyText(await person().press(ask)), {
      says: noFilms,
      action: 'no-movie-permission',
      after: { what: ask },
    });
  });

  it('is refused by Overseerr when the bot has not, and the user sees an error', async () => {
    const ask = await askId();
    allow(0);
    const { message } = await person().pressAndWatch(ask);
    await bot.waitUntilIdle();
    expect(toText(message.latest())).toContain(noFilms);
    expect(made()).toEqual([]);
    expect(await listAuditEntries(bot)).toMatchObject([
      { action: 'no-movie-permission', actor: `user ${subject}`, subjectKind: 'request' },
    ]);
    const account = { remoteUserId: managerRemoteUserId };
    const known = await bot.prisma.account.findFirstOrThrow({ where: account });
    expect(known.permissions).toBe(0);
  });

  it('works again after it is granted again', async () => {
    const ask = await askId();
    allow(0);
    await syncAccounts(bot);
    allow(permission.request);
    await person().press(ask);
    await bot.waitUntilIdle();
    expect(made()).toHaveLength(1);
  });

  it('allows no decision when it was the permission to decide', async () => {
    const waiting = await createPendingApproval(bot);
    allow(permission.request);
    await syncAccounts(bot);
    const approve = findButtonId(waiting.card(), 'approve');
    await expectRefused(bot, async () => toReplyText(await person().press(approve)), undecided);
    await expectRefused(
      bot,
      async () => toReplyText(await person().react(waiting.messageId, 'yes')),
      undecided,
    );
  });

  it.each([
    ['taken away', () => allow(permission.request), 'no-permission'],
    ['gone with the account', remove, 'account-not-found'],
  ] as const)('decides nothing when it is %s and the bot does not know', async (...row) => {
    const [, change, action] = row;
    const waiting = await createPendingApproval(bot);
    change();
    await person().press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    const held = bot.overseerr.state.requests.find(({ id }) => id === waiting.remoteId);
    expect(held?.status).toBe(1);
    expect(toText(waiting.card())).toMatch(anyText('approval-not-completed'));
    expect(toText(waiting.card())).toContain(t('error-decision-not-permitted'));
    expect(findButtonId(waiting.card(), 'approve')).toBeTruthy();
    expect(await listAuditEntries(bot)).toMatchObject([
      { action: 'request.approve', actor: `user ${subject}` },
      { action, actor: `user ${subject}`, subjectId: waiting.id },
    ]);
  });
});

describe('an account that is removed in Overseerr', () => {
  // A link by profile would be removed together with the profile.
  beforeEach(() => bot.prisma.accountLink.updateMany({ data: { verifiedBy: 'password' } }));

  it('is reported immediately when the bot has not synced the accounts since', async () => {
    await syncAccounts(bot);
    remove();
    await expectRefused(bot, async () => toReplyText(await person().command('request', film)), {
      says: isGone,
      action: 'account-not-found',
      after: { what: '/request' },
    });
  });

  it('is waited for when the card was posted before, and nothing is requested', async () => {
    const ask = await askId();
    remove();
    const { message } = await person().pressAndWatch(ask);
    await bot.waitUntilIdle();
    expect(toText(message.latest())).toContain(t('error-link-lost', { server: 'Seerr' }));
    expect(made()).toEqual([]);
    const [request] = await bot.prisma.request.findMany();
    expect(request).toMatchObject({ state: 'queued', cause: 'link-lost' });
  });

  it('cannot request, subscribe, or decide after the bot has synced the accounts', async () => {
    const ask = await askId();
    const waiting = await createPendingApproval(bot);
    remove();
    await syncAccounts(bot);
    for (const id of [
      ask,
      ask.replace('request:', 'subscribe:'),
      'select-seasons:'.concat(ask.slice(8, 30), ':all'),
    ]) {
      const refusal = { says: linkFirst, action: null };
      await expectRefused(bot, async () => toReplyText(await person().press(id)), refusal);
    }
    const approve = findButtonId(waiting.card(), 'approve');
    await expectRefused(bot, async () => toReplyText(await person().press(approve)), undecided);
  });

  it('is not linked to the user when another account gets its remote ID', async () => {
    const { id: userId } = await bot.users.findOrCreate(person().createInteraction().sender);
    const ask = await askId();
    remove();
    bot.overseerr.driver.addUser({
      id: managerRemoteUserId,
      username: 'mallory',
      permissions: ['admin'],
    });
    await syncAccounts(bot);
    await expectRefused(bot, async () => toReplyText(await person().press(ask)), {
      says: linkFirst,
      action: null,
    });
    const lines = await bot.prisma.auditLog.findMany({ where: { action: 'account-unlink' } });
    expect(lines).toMatchObject([{ userId, after: { why: 'another-person' } }]);
  });
});
