import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { runCliHere } from '../../support/run-cli.ts';
import { nextTestPort } from '../../support/test-port.ts';

let folder: string;
let discord: FakeDiscord;
let overseerr: FakeOverseerr;
let database: TestDatabase;
let env: Record<string, string>;
const port = nextTestPort();
const url = `http://127.0.0.1:${port}/webhooks/overseerr/default`;
const theirs = 'http://127.0.0.1:9/hook/1234567890';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medianest webhook '));
  await chmod(folder, 0o755);
  discord = await createFakeDiscord();
  overseerr = await createFakeOverseerr();
  database = await createTestDatabase();
  env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    OVERSEERR_URL: overseerr.url,
    OVERSEERR_API_KEY: overseerr.apiKey,
    DATABASE_URL: database.url,
    DATA_DIR: join(folder, 'data'),
    HTTP_PORT: `${port}`,
    SECRET_KEY: 'the secret key of the tests',
    WEBHOOK_SECRET: 'a-webhook-secret',
  };
});

afterAll(async () => {
  await discord.stop();
  await overseerr.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs `medianest webhook …`; `says` is what it has found out. */
async function webhook(args: readonly string[], parts: Readonly<Record<string, string>> = {}) {
  const run = await runCliHere(['webhook', ...args, '--json'], { ...env, ...parts });
  const says: unknown = run.output === '' ? [] : JSON.parse(run.output);
  return { ...run, says };
}

// The bot of the first test makes the server known.
describe('medianest webhook', { shuffle: false }, () => {
  it('sets the webhook of a running bot up, proves that it arrives, and respects what is there', async () => {
    const bot = startBotProcess(env);
    await bot.waitUntilRunning();

    // Another program's webhook is shown without its secrets, and kept.
    overseerr.webhook.setTarget({ url: theirs, authHeader: 'their-secret' });
    const refused = await webhook(['install']);
    expect(refused).toMatchObject({ exitCode: 3, says: { error: expect.any(String) } });
    expect(refused.errors).toContain('http://127.0.0.1:9/hook/…');
    expect(refused.errors).not.toContain('their-secret');
    expect(overseerr.webhook.settings.webhookUrl).toBe(theirs);

    const installed = await webhook(['install', '--force']);
    expect(installed).toMatchObject({ exitCode: 0, errors: '' });
    expect(installed.says).toMatchObject([
      { server: 'default', kind: 'installed', url, test: 'arrived' },
    ]);
    expect(overseerr.webhook.settings).toMatchObject({
      enabled: true,
      webhookUrl: url,
      authHeader: env['WEBHOOK_SECRET'],
    });
    expect((await webhook(['status'])).says).toMatchObject([
      { isProven: true, verdict: { faults: [] } },
    ]);

    // With another secret than the bot's, the bot refuses the test; the right one repairs that.
    const wrong = { WEBHOOK_SECRET: 'another-secret' };
    const mismatch = await webhook(['install', '--force'], wrong);
    expect(mismatch).toMatchObject({ exitCode: 3, says: [{ test: 'refused' }] });
    const doctor = await runCliHere(['doctor', '--fix'], env);
    expect(doctor.output).toContain(`REPAIRED webhook of default: now points to ${url}`);
    expect(doctor.output).toContain('and a test notification arrived');
    expect(doctor.output).not.toMatch(/a-webhook-secret|another-secret/);

    // Nothing listens there; afterwards, the address is the right one again.
    const nowhere = await webhook(['install', '--url', 'http://127.0.0.1:9']);
    expect(nowhere).toMatchObject({ exitCode: 3, says: [{ kind: 'installed', test: 'failed' }] });
    const back = await webhook(['install', '--url', `http://127.0.0.1:${port}`]);
    expect(back).toMatchObject({ exitCode: 0, says: [{ test: 'arrived' }] });

    overseerr.settings.csrf = true;
    const csrf = await webhook(['remove']);
    expect(csrf).toMatchObject({ exitCode: 1, says: { error: expect.any(String) } });
    expect(csrf.errors.trim().split('\n')).toHaveLength(1);
    expect(csrf.errors).toContain('CSRF');
    overseerr.settings.csrf = false;

    await bot.stop();
    const stopped = await webhook(['test']);
    expect(stopped).toMatchObject({ exitCode: 3, says: [{ test: 'failed', isBotRunning: false }] });
    expect(await webhook(['remove'])).toMatchObject({ exitCode: 0, says: [{ kind: 'removed' }] });
    expect(overseerr.webhook.settings).toMatchObject({ enabled: false, webhookUrl: '' });

    const audit = await runCliHere(['audit', '--action', 'webhook.install', '--json'], env);
    expect(audit.output).toContain('"cli"');
    expect(audit.output).not.toMatch(/their-secret|a-webhook-secret|1234567890/);
  }, 120_000);

  it('says what is wrong with the arguments and the key', async () => {
    expect(await webhook(['install', '--url', 'medianest:8787'])).toMatchObject({ exitCode: 2 });
    expect(await webhook(['status', '--server', '7'])).toMatchObject({ exitCode: 2 });
    const key = await webhook(['status'], { OVERSEERR_API_KEY: 'wrong-overseerr-key' });
    expect(key).toMatchObject({ exitCode: 1, says: { error: expect.any(String) } });
    expect(key.errors).toContain('OVERSEERR_API_KEY');
    expect(key.errors).not.toContain('wrong-overseerr-key');
  }, 60_000);
});
