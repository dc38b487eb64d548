import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFakeDiscord } from '../../fakes/discord/server.ts';
import { type BotProcess, buildBot, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import '../../support/process-timeouts.ts';

const closers: (() => Promise<unknown>)[] = [];
beforeAll(buildBot, 120_000);
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(env: Readonly<Record<string, string>>, ...args: string[]) {
  const database = await createTestDatabase();
  closers.push(() => database.drop());
  const bot = startBotProcess({ DATABASE_URL: database.url, ...env }, [], args);
  closers.push(() => bot.kill());
  await bot.waitForLine('MediaNest is running');
  return addressOf(bot);
}

function addressOf({ lines }: BotProcess): string {
  const line = lines.find((each) => each.includes('MediaNest is running')) ?? '';
  return /http:\/\/[\d.:]+/.exec(line)?.[0] ?? '';
}

/** What the owner of the demonstration reads when they look for members. */
async function membersAt(address: string): Promise<string> {
  const answer = await fetch(`${address}/web/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-medianest-page': '1' },
    body: JSON.stringify({
      as: 'web-olivia',
      room: 'approvals',
      name: 'user',
      options: { who: 'Ben' },
      text: '/user Ben',
    }),
  });
  expect(answer.status).toBe(200);
  const page = await fetch(`${address}/web/stream?as=web-olivia`);
  const reader = page.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value);
}

describe('the owner of the demonstration', () => {
  it('is its admin', async () => {
    expect(await membersAt(await start({}))).toContain('Account: Ben');
  });

  it('is nobody’s admin beside real chats', async () => {
    const discord = await createFakeDiscord();
    closers.push(() => discord.stop());
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    const seen = await membersAt(await start(env, '--demo'));
    expect(seen).not.toContain('Account: Ben');
    expect(seen).toContain('Only admins');
  });
});
