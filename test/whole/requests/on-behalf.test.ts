import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { permission } from '../../../src/domain/accounts/permission.ts';
import { toViewText } from '../../support/reply-view.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

/** The Discord IDs in the users' profiles (docs/overseerr-api.md, "Users in the recordings"). */
const alice = '123456789012345678';
const bob = '234567890123456789';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot();
});
beforeEach(async () => {
  await bot.startOver();
  const maker = bot.overseerr.state.users.find(({ id }) => id === 2);
  if (maker) maker.permissions = permission.manageRequests | permission.manageUsers;
  await bot.jobs.enqueue([{ kind: 'sync-accounts', payload: { serviceId: bot.serviceId } }]);
  await bot.waitUntilIdle();
});
afterAll(() => bot.stop());

it('a request for a member is made once by the approver, and belongs to the member', async () => {
  await bot.as(bob).command('help');
  const approver = bot.as(alice);
  const card = getView(
    await approver.command('request', { title: 'movie:438631', for: `<@${bob}>` }),
  );
  const press = findButtonId(card, 'request');
  await approver.press(press);
  await bot.waitUntilIdle();
  await approver.press(press);
  await bot.waitUntilIdle();
  expect(bot.overseerr.state.requests.filter(({ requestedById }) => requestedById === 3)).toEqual([
    expect.objectContaining({ modifiedById: 2 }),
  ]);
  const request = await bot.prisma.request.findFirstOrThrow({ include: { user: true } });
  expect(await bot.prisma.request.count()).toBe(1);
  expect(request.madeBy).toMatchObject({
    userId: expect.not.stringMatching(request.userId ?? '-'),
  });
  expect(request.remoteId).not.toBeNull();
  const cards = await bot.prisma.card.findMany({ where: { key: 'member' } });
  expect(cards).toMatchObject([{ address: bob, placeKind: 'direct' }]);
  const audit = await bot.prisma.auditLog.findMany({ where: { action: 'request-on-behalf' } });
  expect(audit).toMatchObject([{ subjectId: request.id }]);
  expect(audit[0]?.userId).not.toBe(request.userId);
});

it('a member who may not request for others is refused', async () => {
  const reply = await bot.as(bob).command('request', { title: 'movie:438631', for: `<@${alice}>` });
  expect(JSON.stringify(reply)).toContain(t('error-on-behalf-not-permitted', { server: 'Seerr' }));
});

it('the quota of the member is shown only where nobody else can read it', async () => {
  // Bob may request one movie.
  const own = getView(await bot.as(bob).command('request', { title: 'movie:438631' }));
  await bot.as(bob).press(findButtonId(own, 'request'));
  await bot.waitUntilIdle();
  const options = { title: 'movie:603', for: `<@${bob}>` };
  const inPrivate = getView(await bot.as(alice).command('request', options));
  expect(toViewText(inPrivate)).toContain(t('me-quota-movie', { left: 0, limit: 1 }));
  const inGroup = getView(
    await bot.as(alice, '4711', { isPublicReply: true }).command('request', options),
  );
  expect(toViewText(inGroup)).toContain('bob');
  expect(toViewText(inGroup)).not.toContain(t('me-quota-movie', { left: 0, limit: 1 }));
});
