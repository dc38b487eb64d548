import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { permission } from '../../src/core/permission.ts';
import {
  aWaiting,
  createApprovalBot,
  desk,
  managerNumber,
  people,
  sync,
  textOf,
} from '../support/approvals.ts';
import { expectRefused, linesOf, wordsOf } from '../support/attacks.ts';
import { idOf, type ScriptedBot, viewOf } from '../support/scripted-bot.ts';

/** Whoever is linked to account 6 by its profile. */
const subject = people.manager;
const film = { title: 'movie:603' };

let bot: ScriptedBot;
beforeEach(async () => {
  bot = await createApprovalBot();
});
afterEach(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

const person = () => bot.as(subject, desk);
const allow = (bits: number) => bot.overseerr.act.setPermissions(managerNumber, bits);
const made = () =>
  bot.overseerr.state.requests.filter(({ requestedById }) => requestedById === managerNumber);

/** The person has an account, and then the server has no such account any more. */
function remove(): void {
  const { users } = bot.overseerr.state;
  bot.overseerr.state.users = users.filter(({ id }) => id !== managerNumber);
}

/** The button under a card that was shown while the person might ask. */
async function askId(): Promise<string> {
  allow(permission.request);
  await sync(bot);
  return idOf(viewOf(await person().command('request', film)), 'ask');
}

const linkFirst = /Who are you on the media server.*not known yet.*Then press/;
const noFilms = 'Your account may not ask for films. If you need it, ask the owner.';
const isGone = 'Your account on the media server is gone. Please tell the owner.';
const undecided = {
  says: 'You may not decide on this request. Leave it to the approvers',
  action: 'not-approver',
} as const;

describe('a right that is taken away between the card and the press', () => {
  it('is missed by the bot when it has read the accounts since', async () => {
    const ask = await askId();
    allow(0);
    await sync(bot);
    await expectRefused(bot, async () => wordsOf(await person().press(ask)), {
      says: noFilms,
      action: 'no-right-movie',
      after: { what: ask },
    });
  });

  it('is missed by the media server when the bot has not, and the person hears of it', async () => {
    const ask = await askId();
    allow(0);
    const { message } = await person().pressAndWatch(ask);
    await bot.settle();
    expect(textOf(message.latest())).toContain(noFilms);
    expect(made()).toEqual([]);
    expect(await linesOf(bot)).toMatchObject([
      { action: 'no-right-movie', actor: `user ${subject}`, subjectKind: 'request' },
    ]);
    const account = { number: managerNumber };
    const known = await bot.prisma.serviceAccount.findFirstOrThrow({ where: account });
    expect(known.permissions).toBe(0);
  });

  it('is back with a press when it was given back', async () => {
    const ask = await askId();
    allow(0);
    await sync(bot);
    allow(permission.request);
    await person().press(ask);
    await bot.settle();
    expect(made()).toHaveLength(1);
  });

  it('decides nothing when it was the right to decide', async () => {
    const waiting = await aWaiting(bot);
    allow(permission.request);
    await sync(bot);
    const approve = idOf(waiting.card(), 'approve');
    await expectRefused(bot, async () => wordsOf(await person().press(approve)), undecided);
    await expectRefused(
      bot,
      async () => wordsOf(await person().react(waiting.messageId, 'yes')),
      undecided,
    );
  });

  it.each([
    ['taken away', () => allow(permission.request), 'no-right', 'may not do that. If you need it'],
    ['gone with the account', remove, 'account-gone', isGone],
  ] as const)('decides nothing when it is %s and the bot does not know', async (...row) => {
    const [, change, action, says] = row;
    const waiting = await aWaiting(bot);
    change();
    await person().press(idOf(waiting.card(), 'approve'));
    await bot.settle();
    const held = bot.overseerr.state.requests.find(({ id }) => id === waiting.number);
    expect(held?.status).toBe(1);
    expect(textOf(waiting.card())).toContain(`The media server could not do it: `);
    expect(textOf(waiting.card())).toContain(says);
    expect(idOf(waiting.card(), 'approve')).toBeTruthy();
    expect(await linesOf(bot)).toMatchObject([
      { action: 'request.approve', actor: `user ${subject}` },
      { action, actor: `user ${subject}`, subjectId: waiting.id },
    ]);
  });
});

describe('an account that is removed on the media server', () => {
  // What a profile gave would be taken away with the profile.
  beforeEach(() => bot.prisma.serviceAccount.updateMany({ data: { proof: 'password' } }));

  it('is told so at once when the bot has not read the accounts since', async () => {
    await sync(bot);
    remove();
    await expectRefused(bot, async () => wordsOf(await person().command('request', film)), {
      says: isGone,
      action: 'account-gone',
      after: { what: '/request' },
    });
  });

  it('is told so when the card was there already, and nothing is asked for', async () => {
    const ask = await askId();
    remove();
    const { message } = await person().pressAndWatch(ask);
    await bot.settle();
    expect(textOf(message.latest())).toContain(isGone);
    expect(made()).toEqual([]);
    expect(await linesOf(bot)).toMatchObject([
      { action: 'account-gone', actor: `user ${subject}`, subjectKind: 'request' },
    ]);
  });

  it('asks, follows and decides nothing once the bot has read the accounts', async () => {
    const ask = await askId();
    const waiting = await aWaiting(bot);
    remove();
    await sync(bot);
    for (const id of [
      ask,
      ask.replace('ask:', 'follow:'),
      'take:'.concat(ask.slice(4, 26), ':all'),
    ]) {
      const refusal = { says: linkFirst, action: null };
      await expectRefused(bot, async () => wordsOf(await person().press(id)), refusal);
    }
    const approve = idOf(waiting.card(), 'approve');
    await expectRefused(bot, async () => wordsOf(await person().press(approve)), undecided);
  });

  it('is not theirs when another person gets its number', async () => {
    const { id: userId } = await bot.people.meet(person().happening().visitor);
    const ask = await askId();
    remove();
    bot.overseerr.act.addUser({ id: managerNumber, username: 'mallory', permissions: ['admin'] });
    await sync(bot);
    await expectRefused(bot, async () => wordsOf(await person().press(ask)), {
      says: linkFirst,
      action: null,
    });
    const lines = await bot.prisma.auditLog.findMany({ where: { action: 'account-unlink' } });
    expect(lines).toMatchObject([{ userId, after: { why: 'another-person' } }]);
  });
});
