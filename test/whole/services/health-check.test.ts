import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createScriptedBot, type ScriptedBot } from '../../support/scripted-bot.ts';
import { waitUntil } from '../../support/wait-until.ts';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot();
});
beforeEach(async () => {
  await bot.startOver();
  await bot.healthCheck.checkHealth(bot.serviceId);
});
afterAll(() => bot.stop());

const standing = () => bot.healthCheck.getHealth(bot.serviceId);
const poll = () => bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);

it('the health check finds a healthy server', () => {
  expect(standing()).toMatchObject({ isUp: true });
});

it('the next poll finds that the server no longer responds', async () => {
  await bot.overseerr.stop();
  await poll();
  await waitUntil(() => !standing().isUp, 'the server to count as down');
  expect(standing().detail).toContain('is not responding');
});

it('the next poll finds that the server no longer accepts the key', async () => {
  bot.overseerr.faults.fail(403, { body: { error: 'No permission' } });
  await poll();
  await waitUntil(() => !standing().isUp, 'the server to count as closed');
});
