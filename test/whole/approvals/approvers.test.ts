import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { permission } from '../../../src/domain/accounts/permission.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import {
  approvalChannel,
  createApprovalBot,
  managerRemoteUserId,
  moderators,
  people,
  setSettings,
  syncAccounts,
} from '../../support/approvals.ts';
import {
  attemptAction,
  createDrafts,
  guardedActions,
  prepareTarget,
} from '../../support/guarded-actions.ts';
import type { ScriptedBot, SenderOptions } from '../../support/scripted-bot.ts';

/** Whoever is linked by profile to account 6, with the permissions of each row. */
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
  'reopen',
  'see what waits',
];
const seeing = ['see others’ requests', 'see one of others'];
const managing = [...deciding, 'edit', ...seeing];
const naming = ['set up', 'name approvers'];
const ruling = ['block', 'link by hand', ...naming, 'let guests in', 'move to a server'];

/** Permissions that are not the bot's own words. */
const autoApproveMovie = 256;
const autoApprove4k = 32_768;
const manageSettings = 4;

interface Row {
  readonly who: string;
  readonly bits: number;
  readonly may: readonly string[];
  /** What of it is approved at once. */
  readonly atOnce?: readonly string[];
  readonly standing?: SenderOptions;
  readonly arrange?: () => Promise<unknown>;
}

let bot: ScriptedBot;
let overseerr: FakeOverseerr;

const asOnly = (name: string, bits: number, may: readonly string[]): Row => ({
  who: `a member with ${name} alone`,
  bits,
  may,
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
  { who: 'a member without any permission', bits: 0, may: none },
  { who: 'a plain member', bits: permission.request, may: plain },
  asOnly('REQUEST_MOVIE', permission.requestMovie, ['movie']),
  asOnly('REQUEST_TV', permission.requestTv, ['series']),
  asOnly('REQUEST_4K', permission.request4k, in4k),
  asOnly('REQUEST_4K_MOVIE', permission.request4kMovie, ['movie in 4K']),
  asOnly('REQUEST_4K_TV', permission.request4kTv, ['series in 4K']),
  asOnly('REQUEST_ADVANCED', permission.requestAdvanced, none),
  asOnly('AUTO_APPROVE', permission.autoApprove, none),
  asOnly('REQUEST_VIEW', permission.requestView, seeing),
  asOnly('MANAGE_USERS', permission.manageUsers, none),
  asOnly('MANAGE_SETTINGS', manageSettings, none),
  asOnly('MANAGE_REQUESTS', permission.manageRequests, managing),
  {
    who: 'a member with AUTO_APPROVE',
    bits: permission.request | permission.autoApprove,
    may: plain,
    atOnce: plain,
  },
  {
    who: 'a member with AUTO_APPROVE_MOVIE',
    bits: permission.request | autoApproveMovie,
    may: plain,
    atOnce: ['movie'],
  },
  {
    who: 'a member with AUTO_APPROVE_4K',
    bits: permission.request | permission.request4k | autoApprove4k,
    may: [...plain, ...in4k],
    atOnce: in4k,
  },
  {
    who: 'an admin of the media server',
    bits: permission.admin,
    may: [...plain, ...in4k, ...managing],
    atOnce: [...plain, ...in4k],
  },
  {
    who: 'an admin of the bot without permissions',
    bits: 0,
    may: [...managing, ...ruling],
    arrange: () => set({ isAdmin: true }),
  },
  {
    who: 'a plain member with the role of the approvers',
    bits: permission.request,
    may: [...plain, ...deciding, ...seeing],
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
    may: [...plain, 'set up'],
    standing: { canManage: true },
  },
  {
    who: 'a member with MANAGE_REQUESTS who manages the guild',
    bits: permission.manageRequests,
    may: [...managing, ...naming],
    standing: { canManage: true },
  },
  {
    who: 'a holder of the role who manages the guild',
    bits: permission.request,
    may: [...plain, ...deciding, ...seeing, 'set up'],
    standing: { roles: [moderators], canManage: true },
  },
];

beforeAll(async () => {
  overseerr = await createFakeOverseerr({ series4k: true });
  bot = await createApprovalBot({ overseerr });
});
afterEach(restore);
afterAll(async () => {
  await bot.stop();
  await overseerr.stop();
  expect(overseerr.crashes).toEqual([]);
});

function set(data: { isAdmin?: boolean; blockedAt?: Date | null }, of: string = subject) {
  const chatAccounts = { some: { platformUserId: of } };
  return bot.prisma.user.updateMany({ where: { chatAccounts }, data });
}

/** Undoes what deeds have done to people and the space, and lets the subject do everything. */
async function restore(): Promise<void> {
  await set({ isAdmin: false, blockedAt: null });
  await set({ blockedAt: null }, people.requester);
  await bot.prisma.account.updateMany({ data: { userId: null, verifiedBy: null } });
  await bot.prisma.user.updateMany({ data: { preferences: {} } });
  await bot.prisma.session.deleteMany({ where: { purpose: 'failed-code' } });
  await setSettings(bot, { approverRoles: [moderators] });
  await bot.prisma.space.updateMany({ data: { serviceId: null } });
  overseerr.driver.setNotification(managerRemoteUserId, { discordId: subject });
  overseerr.driver.setPermissions(managerRemoteUserId, permission.admin);
  overseerr.driver.setPermissions(requesterNumber, ['request', 'createIssues']);
  await syncAccounts(bot);
}

/** What somebody gets done of all deeds, and what of it the server has approved at once. */
async function tryAll(row: Pick<Row, 'bits' | 'standing' | 'arrange'>, only = guardedActions) {
  const person = bot.as(subject, approvalChannel, row.standing);
  await restore();
  const drafts = await createDrafts(bot.as(subject, approvalChannel));
  const arrange = async () => {
    overseerr.driver.setPermissions(managerRemoteUserId, row.bits);
    await syncAccounts(bot);
    await row.arrange?.();
  };
  await arrange();
  let aim = null;
  let needs: string | undefined;
  const done: string[] = [];
  const atOnce: string[] = [];
  for (const deed of only) {
    if (!aim || needs !== deed.requiredState) aim = await prepareTarget(bot, drafts, deed);
    needs = deed.requiredState;
    if (!(await attemptAction(bot, person, deed, aim))) continue;
    done.push(deed.name);
    if (deed.name in drafts && overseerr.state.requests.at(-1)?.status !== 1) {
      atOnce.push(deed.name);
    }
    if (deed.expectedText) continue;
    await restore();
    await arrange();
    aim = null;
  }
  return { done: done.toSorted(), atOnce: atOnce.toSorted() };
}

describe('does what the rights say and no more', () => {
  it.each(rows.map((row) => [row.who, row] as const))('%s', async (_, row) => {
    const { may, atOnce = [] } = row;
    expect(await tryAll(row)).toEqual({ done: may.toSorted(), atOnce: atOnce.toSorted() });
  });

  it('somebody blocked, be it an admin everywhere', async () => {
    const blocked = guardedActions.map((deed) => ({
      ...deed,
      refusalText: /has blocked you.*Talk to them/,
    }));
    const arrange = () => set({ isAdmin: true, blockedAt: new Date() });
    const row = { bits: permission.admin, arrange };
    expect(await tryAll(row, blocked)).toEqual({ done: [], atOnce: [] });
  });
});

describe('the requester', () => {
  it('takes back, looks back, and decides nothing of their own', async () => {
    await restore();
    const person = bot.as(people.requester, approvalChannel);
    const drafts = await createDrafts(bot.as(subject, approvalChannel));
    const done: string[] = [];
    for (const deed of guardedActions.filter(({ name }) => !(name in drafts))) {
      const aim = await prepareTarget(bot, drafts, deed);
      if (await attemptAction(bot, person, deed, aim)) done.push(deed.name);
    }
    expect(done).toEqual([...seeing, 'take back another’s']);
  });
});

describe('a guest', () => {
  it('asks as the guest account, whatever that may, and does nothing else', async () => {
    const house = await createApprovalBot({
      overseerr,
      config: { unlinkedPolicy: 'guest' },
      guests: { first: carol },
    });
    overseerr.driver.setPermissions(carol, permission.admin);
    const person = house.as(people.stranger, approvalChannel);
    const drafts = await createDrafts(person);
    const done: string[] = [];
    for (const deed of guardedActions) {
      const aim = await prepareTarget(house, drafts, deed);
      if (await attemptAction(house, person, deed, aim)) done.push(deed.name);
      const made = overseerr.state.requests.find(({ requestedById }) => requestedById === 1);
      expect(made).toBeUndefined();
    }
    overseerr.driver.setPermissions(carol, []);
    await house.stop();
    expect(done).toEqual([...plain, ...in4k]);
  });
});
