import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createPrismaClient } from '../../../src/database/prisma-client.ts';
import { createFakeDiscord } from '../../fakes/discord/server.ts';
import { startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const csrfHeader = 'x-medianest-csrf';
const sessionSchema = z.object({ session: z.object({ csrfToken: z.string() }) });
const listSchema = z.object({
  items: z.array(
    z.object({ id: z.string(), kind: z.string(), error: z.string(), payload: z.unknown() }),
  ),
});

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(env: Readonly<Record<string, string>>, ...args: string[]) {
  const database = await createTestDatabase();
  closers.push(() => database.drop());
  const bot = startBotProcess({ DATABASE_URL: database.url, ...env }, undefined, args);
  closers.push(() => bot.kill());
  return { url: await bot.waitUntilRunning(), bot, databaseUrl: database.url };
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
  const { url } = await start({});
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

it('a demo starts with a failed job that can be retried, an open alert, and nothing odd in its log', async () => {
  const { url, bot, databaseUrl } = await start({});
  const database = createPrismaClient({ url: databaseUrl, poolSize: 1, poolTimeoutSeconds: 10 });
  closers.push(() => database.close());
  const { prisma } = database;
  const headers = { origin: url, 'content-type': 'application/json', cookie: '', [csrfHeader]: '' };
  const call = async (path: string, body: unknown = null): Promise<unknown> => {
    const init =
      body === null ? { headers } : { method: 'POST', body: JSON.stringify(body), headers };
    const response = await fetch(`${url}/api/v1/${path}`, init);
    expect([path, response.status]).toEqual([path, 200]);
    headers.cookie ||= response.headers.get('set-cookie')?.split(';')[0] ?? '';
    return response.json();
  };
  await call('sign-in/demo', {});
  const { session } = sessionSchema.parse(await call('session'));
  headers[csrfHeader] = session.csrfToken;
  const list = async () => listSchema.parse(await call('jobs/dead-letters')).items;
  await waitUntil(async () => (await list()).length === 1, 'the failed job');
  const [job] = await list();
  expect(job).toMatchObject({
    kind: 'update-cards',
    error: 'channel-not-found',
    payload: { note: expect.stringContaining('Made up') },
  });
  expect(await call('overview')).toMatchObject({ alerts: [{ kind: 'dead-letters' }] });

  expect(await call('jobs/dead-letters/retry', { ids: [job?.id] })).toEqual({ count: 1 });
  expect(await list()).toEqual([]);
  // The messages to people who are not on the page, and the work of the job that was retried.
  await waitUntil(
    async () =>
      (await prisma.card.count({
        where: { address: { startsWith: 'past-' }, shownVersion: { gt: 0 } },
      })) === 3,
    'the messages about the requests that wait',
  );
  expect(await list()).toEqual([]);
  // Nobody was told about what is made up.
  expect((await prisma.alert.findMany()).map(({ messages }) => messages)).toMatchObject([
    [{ isLost: true, message: { messageId: null } }],
  ]);
  const odd = ['can no longer be updated', '"level":40', '"level":50'];
  expect(bot.lines.filter((line) => odd.some((text) => line.includes(text)))).toEqual([]);
});

it('the owner of a demo beside real chats is not an admin', async () => {
  const discord = await createFakeDiscord();
  closers.push(() => discord.stop());
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
  const messages = await searchMembers((await start(env, '--demo')).url);
  expect(messages).not.toContain(t('user-account', { name: 'Ben' }));
  expect(messages).toContain(t('error-admins-only'));
});
