import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Permission } from '../../../src/demo/overseerr/permissions.ts';
import {
  approvalChannel,
  createApprovalBot,
  createPendingApproval,
  people,
  requesterRemoteUserId,
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

const managerNumber = 6;

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createApprovalBot();
});
beforeEach(async () => {
  await startApprovalsOver(bot);
  bot.overseerr.driver.setPermissions(managerNumber, ['request']);
  await syncAccounts(bot);
});
afterAll(() => bot.stop());

const manager = () => bot.as(people.manager, approvalChannel);
const allow = (...rights: Permission[]) =>
  bot.overseerr.driver.setPermissions(managerNumber, rights);
const readings = () =>
  bot.overseerr.calls.filter(({ path }) => path === `/user/${managerNumber}`).length;
const stored = (id: string) => bot.prisma.request.findUniqueOrThrow({ where: { id } });

describe('a permission granted since the last account sync', () => {
  it('to decide takes effect immediately', async () => {
    const waiting = await createPendingApproval(bot);
    allow('request', 'manageRequests');
    await manager().press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    expect(await stored(waiting.id)).toMatchObject({ decidedBy: `user ${people.manager}` });
  });

  it('to decide opens the edit card and the list of pending requests', async () => {
    const waiting = await createPendingApproval(bot);
    allow('request', 'manageRequests');
    expect(toText(getView(await manager().command('pending')))).toContain('Dune');
    expect(
      getView(await manager().press(findButtonId(waiting.card(), 'edit'))).picker,
    ).toBeDefined();
  });

  it('to view the requests of other users takes effect immediately', async () => {
    await createPendingApproval(bot);
    allow('request', 'requestView');
    expect(toText(getView(await manager().command('history', { request: 'dune' })))).toContain(
      t('event-request'),
    );
  });

  it('is checked once a minute, however often the user presses the button', async () => {
    const waiting = await createPendingApproval(bot);
    const before = readings();
    for (let press = 0; press < 3; press += 1) {
      const reply = await manager().press(findButtonId(waiting.card(), 'approve'));
      expect(toText(getView(reply))).toMatch(
        anyText('error-not-approver', 'error-not-approver-here', 'error-own-request'),
      );
    }
    expect(readings() - before).toBe(1);
  });

  it('is not detected while the server fails, and the refusal stays the same', async () => {
    const waiting = await createPendingApproval(bot);
    allow('request', 'manageRequests');
    bot.overseerr.faults.fail(500, { where: '/user/:id' });
    const reply = await manager().press(findButtonId(waiting.card(), 'approve'));
    expect(toText(getView(reply))).toMatch(
      anyText('error-not-approver', 'error-not-approver-here', 'error-own-request'),
    );
  });

  it('is looked up for a user without an account, who may not decide', async () => {
    const waiting = await createPendingApproval(bot);
    const before = bot.overseerr.calls.length;
    await bot.as(people.stranger, approvalChannel).press(findButtonId(waiting.card(), 'approve'));
    const { calls } = bot.overseerr;
    expect(calls.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(await stored(waiting.id)).toMatchObject({ state: 'pending', decision: null });
  });
});

describe('a permission removed since the last account sync', () => {
  beforeEach(async () => {
    allow('request', 'manageRequests');
    await syncAccounts(bot);
  });

  it('is removed in the bot when the server refuses a decision', async () => {
    const waiting = await createPendingApproval(bot);
    allow('request');
    await manager().press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    expect(await stored(waiting.id)).toMatchObject({ state: 'pending', decision: null });
    for (const verb of ['approve', 'edit']) {
      const reply = await manager().press(findButtonId(waiting.card(), verb));
      expect(toText(getView(reply))).toMatch(
        anyText('error-not-approver', 'error-not-approver-here', 'error-own-request'),
      );
    }
    expect(toText(getView(await manager().command('pending')))).toMatch(
      anyText('error-not-approver', 'error-not-approver-here', 'error-own-request'),
    );
  });

  it('is removed in the bot when the server refuses an edit', async () => {
    const waiting = await createPendingApproval(bot, 'tv:1396', 'select-seasons');
    const sheet = getView(await manager().press(findButtonId(waiting.card(), 'edit')));
    allow('request');
    await manager().press(sheet.picker?.press ?? '', ['2']);
    const again = await manager().press(findButtonId(waiting.card(), 'edit'));
    expect(toText(getView(again))).toMatch(
      anyText('error-not-approver', 'error-not-approver-here', 'error-own-request'),
    );
    expect(listButtonIds(getView(again))).toEqual([]);
  });
});

it('a requester without the permission is still refused', async () => {
  const waiting = await createPendingApproval(bot);
  bot.overseerr.driver.setPermissions(requesterRemoteUserId, ['request']);
  const reply = await bot.as(people.requester).press(findButtonId(waiting.card(), 'approve'));
  expect(toText(getView(reply))).toMatch(
    anyText('error-not-approver', 'error-not-approver-here', 'error-own-request'),
  );
});
