import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  clearRequests,
  createApprovalBot,
  createPendingApproval,
  listSentDecisions,
  syncAccounts,
} from '../../support/approvals.ts';
import { toReplyText } from '../../support/attacks.ts';
import { findButtonId, type ScriptedBot } from '../../support/scripted-bot.ts';

let bot: ScriptedBot;
let nextManager = 900000000000000000n;

beforeAll(async () => {
  bot = await createApprovalBot();
});
afterEach(() => clearRequests(bot));
afterAll(() => bot.stop());

/** Someone whose profile is known, and who has never written to the bot. */
async function aManager(): Promise<string> {
  nextManager += 1n;
  const id = `${nextManager}`;
  bot.overseerr.driver.addUser({
    username: `manager ${id}`,
    email: `${id}@rig.local`,
    permissions: ['request', 'manageRequests'],
    notifications: { discordId: id },
  });
  await syncAccounts(bot);
  return id;
}

describe('a manager who has never written to the bot', () => {
  it('may approve with a button', async () => {
    const manager = await aManager();
    const { card } = await createPendingApproval(bot);
    const before = bot.overseerr.calls.length;
    await bot.as(manager).press(findButtonId(card(), 'approve'));
    await bot.waitUntilIdle();
    expect(listSentDecisions(bot, before)).toHaveLength(1);
  });

  it('may approve with a reaction', async () => {
    const manager = await aManager();
    const { messageId } = await createPendingApproval(bot);
    const before = bot.overseerr.calls.length;
    await bot.as(manager, 'desk').react(messageId, 'yes');
    await bot.waitUntilIdle();
    expect(listSentDecisions(bot, before)).toHaveLength(1);
  });

  it('may see what others asked for, with a command and with suggestions', async () => {
    const [first, second] = [await aManager(), await aManager()];
    await createPendingApproval(bot);
    expect(toReplyText(await bot.as(first).command('pending'))).toContain('Dune');
    const interaction = bot.as(second).createInteraction();
    const found = await bot.dispatch.suggest(interaction, 'history', 'request', 'dune');
    expect(found).toHaveLength(1);
  });

  it('may approve when the profile was changed after the last sync', async () => {
    const id = '900000000000009999';
    const { card } = await createPendingApproval(bot);
    bot.overseerr.driver.addUser({
      username: 'new manager',
      email: 'new@rig.local',
      permissions: ['request', 'manageRequests'],
      notifications: { discordId: id },
    });
    const before = bot.overseerr.calls.length;
    await bot.as(id).press(findButtonId(card(), 'approve'));
    await bot.waitUntilIdle();
    expect(listSentDecisions(bot, before)).toHaveLength(1);
  });
});
