import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { buildBot, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';

let overseerr: FakeOverseerr;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
const closers: (() => unknown)[] = [];

beforeAll(buildBot);
beforeEach(async () => {
  overseerr = await createFakeOverseerr();
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await overseerr.stop();
  await database.drop();
});

function start(env: Readonly<Record<string, string>>, ...args: string[]) {
  const bot = startBotProcess({ DATABASE_URL: database.url, ...env }, [], args);
  closers.push(() => bot.kill());
  return bot;
}

it('another key ends the process with one clear line, unless it may replace the secrets', async () => {
  const servers = { OVERSEERR_URL: overseerr.url, OVERSEERR_API_KEY: overseerr.apiKey };
  const first = start({ ...servers, ROLE: 'gateway' });
  await first.waitForLine('MediaNest is running');

  // A key that is generated in the folder of the process.
  for (const env of [
    { SECRET_KEY: '', ROLE: 'worker' },
    { SECRET_KEY: '', ...servers },
  ]) {
    const refused = start(env);
    expect(await refused.ended).toBe(1);
    expect(refused.lines.join('\n')).toContain('cannot be decrypted with this SECRET_KEY');
    expect(refused.lines.join('\n')).not.toMatch(/\n\s+at |"stack"/);
  }

  const reset = start({ SECRET_KEY: '', ...servers }, '--reset-secrets');
  await reset.waitForLine('MediaNest is running');
});
