import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { permission } from '../../../src/domain/accounts/permission.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import {
  approvalChannel,
  createApprovalBot,
  managerRemoteUserId,
  moderators,
  people,
  syncAccounts,
} from '../../support/approvals.ts';
import {
  type ActionTarget,
  attemptAction,
  createDrafts,
  guardedActions,
  prepareTarget,
  putInState,
} from '../../support/guarded-actions.ts';
import { saveState } from '../../support/saved-state.ts';
import type { ScriptedBot, SenderOptions } from '../../support/scripted-bot.ts';
import { anyText } from '../../support/text.ts';

/** The user linked by profile to account 6, with the permissions of each row. */
const subject = people.manager;
const requesterNumber = 3;
const carol = 4;

const none: readonly string[] = [];
const plain = ['movie', 'series'];
const in4k = ['movie in 4K', 'series in 4K'];
const deciding = [
  'approve',
  'decline',
  'decline for a reason',
  'decline in own words',
  'approve by reaction',
  'approve all',
  'retry',
  'send again',
  'reopen',
  'see what waits',
];
const seeing = ['see others’ requests', 'see one of others'];
const managing = [...deciding, 'edit', ...seeing];
/** Only one's own account counts. */
const choosing = 'choose download options';
const voting = 'vote for another’s';
const reporting = 'report a problem';
const handling = ['comment on an issue', 'resolve an issue', 'reopen an issue'];
const naming = ['set up', 'name approvers', 'let votes approve'];
const ruling = ['block', 'link by hand', ...naming, 'let guests in', 'move to a server'];

/** Permissions for which the bot has no names. */
const autoApproveMovie = 256;
const autoApprove4k = 32_768;
const manageSettings = 4;

interface Row {
  readonly who: string;
  readonly bits: number;
  readonly may: readonly string[];
  /** The requests among these that are approved automatically. */
  readonly atOnce?: readonly string[];
  readonly standing?: SenderOptions;
  readonly arrange?: () => Promise<unknown>;
}

let bot: ScriptedBot;
let overseerr: FakeOverseerr;

const asOnly = (name: string, bits: number, may: readonly string[]): Row => ({
  who: `a member with ${name} alone`,
  bits,
  may: [...may, voting],
});

const rows: readonly Row[] = [
  {
    who: 'somebody unlinked',
    bits: permission.admin,
    may: none,
    arrange: () => {
      overseerr.driver.setNotification(managerRemoteUserId, { discordId: null });
      return syncAccounts(bot);
    },
  },
  { who: 'a member without any permission', bits: 0, may: [voting] },
  { who: 'a plain member', bits: permission.request, may: [...plain, voting] },
  asOnly('REQUEST_MOVIE', permission.requestMovie, ['movie']),
  asOnly('REQUEST_TV', permission.requestTv, ['series']),
  asOnly('REQUEST_4K', permission.request4k, in4k),
  asOnly('REQUEST_4K_MOVIE', permission.request4kMovie, ['movie in 4K']),
  asOnly('REQUEST_4K_TV', permission.request4kTv, ['series in 4K']),
  asOnly('REQUEST_ADVANCED', permission.requestAdvanced, [choosing]),
  asOnly('AUTO_APPROVE', permission.autoApprove, none),
  asOnly('REQUEST_VIEW', permission.requestView, seeing),
  asOnly('MANAGE_USERS', permission.manageUsers, none),
  asOnly('CREATE_ISSUES', permission.createIssues, [reporting]),
  asOnly('VIEW_ISSUES', permission.viewIssues, none),
  asOnly('MANAGE_ISSUES', permission.manageIssues, [reporting, ...handling]),
  asOnly('MANAGE_SETTINGS', manageSettings, none),
  asOnly('MANAGE_REQUESTS', permission.manageRequests, [...managing, choosing]),
  {
    who: 'a member with AUTO_APPROVE',
    bits: permission.request | permission.autoApprove,
    may: [...plain, voting],
    atOnce: plain,
  },
  {
    who: 'a member with AUTO_APPROVE_MOVIE',
    bits: permission.request | autoApproveMovie,
    may: [...plain, voting],
    atOnce: ['movie'],
  },
  {
    who: 'a member with AUTO_APPROVE_4K',
    bits: permission.request | permission.request4k | autoApprove4k,
    may: [...plain, ...in4k, voting],
    atOnce: in4k,
  },
  {
    who: 'an admin of the media server',
    bits: permission.admin,
    may: [...plain, ...in4k, ...managing, choosing, voting, reporting, ...handling],
    atOnce: [...plain, ...in4k],
  },
  {
    who: 'an admin of the bot without permissions',
    bits: 0,
    may: [...managing, ...ruling, voting, ...handling],
    arrange: () => set({ isAdmin: true }),
  },
  {
    who: 'a plain member with the role of the approvers',
    bits: permission.request,
    may: [...plain, ...deciding, ...seeing, voting],
    standing: { roles: [moderators] },
  },
  {
    who: 'a holder of the role in another guild',
    bits: permission.request,
    may: plain,
    standing: { roles: [moderators], guild: 'guild-2' },
  },
  {
    who: 'a plain member who manages the guild',
    bits: permission.request,
    may: [...plain, 'set up', voting],
    standing: { canManage: true },
  },
  {
    who: 'a member with MANAGE_REQUESTS who manages the guild',
    bits: permission.manageRequests,
    may: [...managing, choosing, ...naming, voting],
    standing: { canManage: true },
  },
  {
    who: 'a holder of the role who manages the guild',
    bits: permission.request,
    may: [...plain, ...deciding, ...seeing, 'set up', voting],
    standing: { roles: [moderators], canManage: true },
  },
];

/** Attempts of somebody unlinked do not read the accounts again. */
const syncIntervalSeconds = () => 3600;
/** Restores what was there before the first test: nothing is done yet, and the subject has all permissions. */
let startOver: () => Promise<void>;
let target: ActionTarget;

beforeAll(async () => {
  overseerr = await createFakeOverseerr({ series4k: true });
  bot = await createApprovalBot({ overseerr, syncIntervalSeconds });
  overseerr.driver.setPermissions(managerRemoteUserId, permission.admin);
  overseerr.driver.setPermissions(requesterNumber, ['request', 'createIssues']);
  await syncAccounts(bot);
  target = await prepareTarget(bot, await createDrafts(bot.as(subject, approvalChannel)));
  startOver = await saveState(bot);
});
beforeEach(() => startOver());
afterAll(async () => {
  await bot.stop();
  await overseerr.stop();
  expect(overseerr.crashes).toEqual([]);
});

function set(data: { isAdmin?: boolean; blockedAt?: Date | null }) {
  const chatAccounts = { some: { platformUserId: subject } };
  return bot.prisma.user.updateMany({ where: { chatAccounts }, data });
}

/** The actions that succeed, and those that the server approves automatically. */
async function tryAll(row: Pick<Row, 'bits' | 'standing' | 'arrange'>, only = guardedActions) {
  const person = bot.as(subject, approvalChannel, row.standing);
  overseerr.driver.setPermissions(managerRemoteUserId, row.bits);
  await syncAccounts(bot);
  await row.arrange?.();
  const undo = await saveState(bot);
  const done: string[] = [];
  const atOnce: string[] = [];
  for (const action of only) {
    await putInState(bot, target, action);
    if (!(await attemptAction(bot, person, action, target))) continue;
    done.push(action.name);
    const isRequest = action.name in target.drafts;
    if (isRequest && overseerr.state.requests.at(-1)?.status !== 1) atOnce.push(action.name);
    if (!isRequest && !action.expectedText) await undo();
  }
  return { done: done.toSorted(), atOnce: atOnce.toSorted() };
}

describe('the allowed actions are exactly those of', () => {
  it.each(rows.map((row) => [row.who, row] as const))('%s', async (_, row) => {
    const { may, atOnce = [] } = row;
    expect(await tryAll(row)).toEqual({ done: may.toSorted(), atOnce: atOnce.toSorted() });
  });

  it('a blocked user, who has none even as an admin', async () => {
    const blocked = guardedActions.map((action) => ({
      ...action,
      refusalText: anyText('error-user-blocked'),
    }));
    const arrange = () => set({ isAdmin: true, blockedAt: new Date() });
    const row = { bits: permission.admin, arrange };
    expect(await tryAll(row, blocked)).toEqual({ done: [], atOnce: [] });
  });
});

describe('the requester', () => {
  it('can cancel and read their own request, but not decide on it', async () => {
    const person = bot.as(people.requester, approvalChannel);
    const done: string[] = [];
    for (const action of guardedActions.filter(({ name }) => !(name in target.drafts))) {
      await startOver();
      await putInState(bot, target, action);
      if (await attemptAction(bot, person, action, target)) done.push(action.name);
    }
    expect(done).toEqual([...seeing, 'take back another’s', reporting, ...handling]);
  });
});

describe('a guest', () => {
  it('requests with the guest account and its permissions, and can do nothing else', async () => {
    const guestBot = await createApprovalBot({
      overseerr,
      syncIntervalSeconds,
      config: { unlinkedPolicy: 'guest' },
      guests: { first: carol },
    });
    overseerr.driver.setPermissions(carol, permission.admin);
    const person = guestBot.as(people.stranger, approvalChannel);
    const guestTarget = await prepareTarget(guestBot, await createDrafts(person));
    const undo = await saveState(guestBot);
    const done: string[] = [];
    for (const action of guardedActions) {
      await putInState(guestBot, guestTarget, action);
      if (await attemptAction(guestBot, person, action, guestTarget)) done.push(action.name);
      const made = overseerr.state.requests.find(({ requestedById }) => requestedById === 1);
      expect(made).toBeUndefined();
      await undo();
    }
    overseerr.driver.setPermissions(carol, []);
    await guestBot.stop();
    expect(done.toSorted()).toEqual([...plain, ...in4k, voting, reporting].toSorted());
  });
});
