import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { id } from '../../../src/chat/argument.ts';
import type { AccountId, Id, SubscriptionId } from '../../../src/domain/id.ts';
import {
  approvalChannel,
  createApprovalBot,
  createPendingApproval,
  type PendingApproval,
  people,
  toText,
} from '../../support/approvals.ts';
import { expectRefused, toReplyText } from '../../support/attacks.ts';
import { anId } from '../../support/factories.ts';
import { findButtonId, getView, type ScriptedBot } from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

let bot: ScriptedBot;
let waiting: PendingApproval;
/** IDs as button IDs contain them. */
let ids: Record<
  'bob' | 'eve' | 'draft' | 'request' | 'followed' | 'join' | 'service' | 'account' | 'nothing',
  string
>;

beforeAll(async () => {
  bot = await createApprovalBot();
  waiting = await createPendingApproval(bot);
  const draft = getView(await bob().command('request', { title: 'tv:1396' }));
  const { id: userId } = await meet(people.requester);
  const followed = await bot.prisma.subscription.create({
    data: {
      ...{ userId, serviceId: bot.serviceId, mediaType: 'tv', tmdbId: 1396, title: 'Breaking Bad' },
      futureAfter: 5,
      place: { platform: 'discord', kind: 'channel', address: 'channel-1' },
    },
  });
  const code = await bot.as(people.admin, null).createCode();
  const question = toReplyText(await bob().command('link', { code }));
  const account = await bot.prisma.account.findFirstOrThrow({ where: { remoteUserId: 4 } });
  ids = {
    bob: short((await meet(people.requester)).id),
    eve: short((await meet(people.stranger)).id),
    draft: findButtonId(draft, 'cancel-draft').split(':')[1] ?? '',
    request: short(waiting.id),
    followed: short(followed.id as SubscriptionId),
    join: /merge:([\w-]{22}):/.exec(question)?.[1] ?? '',
    service: short(bot.serviceId),
    account: short(account.id as AccountId),
    nothing: short(anId<'user'>()),
  };
});
beforeEach(() => bot.prisma.session.deleteMany({ where: { purpose: 'failedCode' } }));
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

const bob = () => bot.as(people.requester, null);
const eve = () => bot.as(people.stranger, null);
const admin = () => bot.as(people.admin, null);
const meet = (who: string) => bot.users.findOrCreate(bot.as(who, null).createInteraction().sender);

function short<Kind extends string>(value: Id<Kind>): string {
  return id<Kind>().write(value);
}

/** A made-up button ID with placeholders for real IDs. `values` are the picked options. */
type Forgery = readonly [press: string, ...values: string[]];

function forge([press, ...values]: Forgery): readonly [string, string[]] {
  const filled = press.replace(/<(\w+)>/g, (_, name: keyof typeof ids) => ids[name]);
  return [filled, values];
}

const theirs = { says: t('error-not-yours'), action: 'not-yours' };
const missing = { says: t('error-not-found'), action: 'not-found' };
const undecided = {
  says: t('error-not-approver'),
  action: 'not-approver',
};
const undecidedHere = { ...undecided, says: t('error-not-approver-here') };
const outdated = { says: t('error-draft-expired'), action: 'draft-expired' };
const gone = {
  says: t('error-account-not-found', { server: 'Seerr' }),
  action: 'account-not-found',
};
const adminsOnly = { says: t('error-admins-only'), action: 'admins-only' };

describe('an ID that belongs to another user', () => {
  it.each<[Forgery, { readonly says: string; readonly action: string }]>([
    [['request:<draft>:0'], theirs],
    [['request:<draft>:1'], theirs],
    [['pick-seasons:<draft>', '1', '2'], theirs],
    [['pick-seasons:<draft>~1'], theirs],
    [['select-seasons:<draft>:all'], theirs],
    [['season-page:<draft>:1'], theirs],
    [['cancel-draft:<draft>'], theirs],
    [['subscribe:<draft>:0'], theirs],
    [['unsubscribe:<draft>:0'], theirs],
    [['choose-title:<bob>:0', 'm438631'], theirs],
    [['requests-page:<bob>:0'], theirs],
    [['cancel-request:<request>:0'], theirs],
    [['forget:<bob>'], theirs],
    [['details:<request>'], missing],
    [['following-page:<bob>:0'], theirs],
    [['following-end:<followed>:0'], missing],
    [['following-again:<followed>:0'], missing],
    [['follow-seasons:<followed>'], missing],
    [['follow-pick:<followed>:0', '1'], missing],
    [['follow-all:<followed>:0'], missing],
    [['follow-new:<followed>:0:0'], missing],
    [['stop-following:<followed>:0'], missing],
    [['follow-again:<followed>'], missing],
    [['follow-future:<draft>:0'], theirs],
    [['history:<request>'], missing],
    [['detach:discord:234567890123456789'], missing],
    [['unlink-ask:<service>'], missing],
    [['unlink-account:<service>'], missing],
    [['merge:<join>:any'], { says: t('error-invalid-code'), action: 'invalid-code' }],
    [['merge:<join>:theirs'], { says: t('error-invalid-code'), action: 'invalid-code' }],
    [['approve:<request>'], undecided],
    [['decline:<request>'], undecided],
    [['decline-cancel:<request>'], undecided],
    [['edit-approve:<request>'], undecided],
    [['edit-close:<request>'], undecided],
    [['edit:<request>'], undecided],
    [['edit-part:<request>:tags:0'], undecided],
    [['approve-all:<bob>'], undecidedHere],
    [['pending-page:0'], undecidedHere],
    [['user-show:<bob>:<service>'], adminsOnly],
    [['user-link:<eve>:<account>'], adminsOnly],
    [['match:<eve>:<service>', '4'], adminsOnly],
    [['user-assign:<eve>:<account>'], adminsOnly],
    [['user-search:<eve>:<service>'], adminsOnly],
    [['user-unlink:<bob>:<service>'], adminsOnly],
    [['user-unblock:<eve>:<service>'], adminsOnly],
    [['sign-in:password'], { says: t('error-sign-in-disabled'), action: 'sign-in-disabled' }],
  ])('does nothing in %j', async (forgery, refusal) => {
    const [press, values] = forge(forgery);
    await expectRefused(bot, async () => toReplyText(await eve().press(press, values)), refusal);
  });

  it.each<Forgery>([
    ['setup-toggle:public'],
    ['setup-roles', 'role-eve'],
    ['setup-form:quiet'],
    ['setup-choose:unlinked', 'guest'],
    ['setup-server:<service>'],
    ['setup-list:service'],
  ])('changes no setting in %j', async (made, ...picked) => {
    const [press, values] = forge([made, ...picked]);
    const stranger = bot.as(people.stranger, approvalChannel);
    await expectRefused(bot, async () => toReplyText(await stranger.press(press, values)), {
      says: t('error-forbidden'),
      action: 'forbidden',
    });
  });

  it('moves no space to another server for its manager, or to an unknown server', async () => {
    const keeper = bot.as(people.stranger, approvalChannel, { canManage: true });
    const [press] = forge(['setup-server:<service>']);
    const [astray] = forge(['setup-server:<nothing>']);
    await expectRefused(bot, async () => toReplyText(await keeper.press(press)), adminsOnly);
    const owner = bot.as(people.admin, approvalChannel);
    await expectRefused(bot, async () => toReplyText(await owner.press(astray)), missing);
  });
});

describe('an ID of another kind or an unknown ID', () => {
  it.each<[Forgery, { readonly says: string; readonly action: string }]>([
    [['request:<request>:0'], outdated],
    [['request:<nothing>:0'], outdated],
    [['approve:<draft>'], missing],
    [['approve:<bob>'], missing],
    [['retry:<nothing>'], missing],
    [['reopen:<service>'], missing],
    [['edit-set:<nothing>:tags:0', '1'], missing],
    [['cancel-request:<nothing>:0'], missing],
    [['history:<bob>'], missing],
    [['user-show:<request>:<service>'], missing],
    [['user-block:<nothing>:<service>'], missing],
    [['user-assign:<request>:<account>'], missing],
    [['approve-all-yes:<nothing>:<nothing>'], missing],
    [['approve-all-yes:<bob>:<draft>'], missing],
    [['settings-server:<nothing>'], missing],
    [['link-server:<account>'], missing],
    [['user-assign:<eve>:<nothing>'], gone],
    [['user-assign:<eve>:<service>'], gone],
    [['match:<eve>:<service>', '-1'], gone],
    [['match:<eve>:<service>', '4711'], gone],
    [['match:<eve>:<service>', "4' or '1"], gone],
    [['match:<eve>:<nothing>', '4'], gone],
    [['unlink-account:<bob>'], missing],
    [['unlink-account:<nothing>'], missing],
    [['detach:telegram:0'], missing],
    [['merge:<draft>:any'], { says: t('error-invalid-code'), action: 'invalid-code' }],
    [['forget:<nothing>'], theirs],
  ])('does nothing in %j, even if an admin presses it', async (forgery, refusal) => {
    const [press, values] = forge(forgery);
    await expectRefused(bot, async () => toReplyText(await admin().press(press, values)), refusal);
  });
});

describe('an ID that belongs to no button', () => {
  it.each<Forgery>([
    [''],
    [':'],
    ['approve'],
    ['approve:'],
    ['approve:x'],
    ['approve:<request>:1'],
    ['approve:<request>='],
    ['approve:<request>\u0000'],
    ['approve:<request>\ud800'],
    ['APPROVE:<request>'],
    ['approve: <request>'],
    ['approve:../../<request>'],
    ["approve:' or 1=1 --"],
    ['ａpprove:<request>'],
    ['request:<draft>'],
    ['request:<draft>:2'],
    ['request:<draft>:true'],
    ['season-page:<draft>:-1'],
    ['season-page:<draft>:1e3'],
    ['season-page:<draft>:10000'],
    ['select-seasons:<draft>:some'],
    ['edit-part:<request>:price:0'],
    ['merge:<join>:both'],
    ['settings-notify:nowhere'],
    ['sign-in:magic'],
    ['detach:irc:1'],
    ['detach:discord:1 2'],
    ['user-assign:<eve>:4'],
    ['user-assign:<eve>'],
    ['match:<eve>', '4'],
    ['setup-choose:everything', 'guest'],
    ['setup-list:nothing'],
    ['setup-toggle:everything'],
    ['__proto__:<request>'],
    ['constructor'],
    [`approve:${'A'.repeat(200)}`],
  ])('%j is unknown', async (made, ...picked) => {
    const [press, values] = forge([made, ...picked]);
    await expectRefused(bot, async () => toReplyText(await admin().press(press, values)), {
      says: t('error-unknown-button'),
      action: 'unknown-button',
    });
  });

  it.each(['m0', 'x438631', 'm438631;', '', '__proto__'])('option %j is invalid', async (value) => {
    const [press] = forge(['choose-title:<eve>:0']);
    await expectRefused(bot, async () => toReplyText(await eve().press(press, [value])), {
      says: t('error-invalid-input'),
      action: null,
    });
  });
});

it('the request is still pending after all attempts', () => {
  expect(toText(waiting.card())).toContain(t('state-pending'));
});
