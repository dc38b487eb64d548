import { afterEach, expect, it } from 'vitest';
import { createFakeDiscord } from '../../fakes/discord/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { t } from '../../support/text.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(env: Readonly<Record<string, string>>, ...args: string[]) {
  const database = await createTestDatabase();
  closers.push(() => database.drop());
  const bot = startBotProcess({ DATABASE_URL: database.url, ...env }, [], args);
  closers.push(() => bot.kill());
  await bot.waitForLine('MediaNest is running');
  return findUrl(bot);
}

function findUrl({ lines }: BotProcess): string {
  const line = lines.find((text) => text.includes('MediaNest is running')) ?? '';
  return /http:\/\/[\d.:]+/.exec(line)?.[0] ?? '';
}

/** What the owner of the demo sees after `/user Ben`. */
async function searchMembers(url: string): Promise<string> {
  const response = await fetch(`${url}/web/command`, {
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
  expect(response.status).toBe(200);
  const stream = await fetch(`${url}/web/stream?as=web-olivia`);
  const reader = stream.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value);
}

it('the owner of a demo that runs alone is an admin, and Prometheus sees what it does', async () => {
  const url = await start({});
  expect(await searchMembers(url)).toContain(t('user-account', { name: 'Ben' }));
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain(
    'medianest_interactions_total{platform="web",command="/user",outcome="ok"} 1',
  );
  expect(metrics).toContain('medianest_overseerr_up{server="demo"} ');
  expect(metrics).toMatch(/^medianest_http_client_request_duration_seconds_count\{target="overs/m);
  expect(metrics).toMatch(/^medianest_database_query_duration_seconds_count\{.*user-find/m);
  expect(metrics).toMatch(/^medianest_jobs_total\{.*outcome="completed"\} \d/m);
  expect(metrics).not.toContain('medianest_collector_up{collector="queue"} 0');
  // Nobody who comes through a proxy.
  const passedOn = await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } });
  expect(passedOn.status).toBe(404);
});

it('the owner of a demo beside real chats is not an admin', async () => {
  const discord = await createFakeDiscord();
  closers.push(() => discord.stop());
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
  const messages = await searchMembers(await start(env, '--demo'));
  expect(messages).not.toContain(t('user-account', { name: 'Ben' }));
  expect(messages).toContain(t('error-admins-only'));
});
