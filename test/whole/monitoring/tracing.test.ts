import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { createOpenTelemetry } from '../../../src/tracing/open-telemetry.ts';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { withServer } from '../../support/overseerr-setup.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { t } from '../../support/text.ts';
import { createTraceReceiver } from '../../support/trace-receiver.ts';
import { waitUntil } from '../../support/wait-until.ts';

const span = { name: 'press x', kind: 'server' } as const;

function open(endpoint: string, timing: { readonly answerMs?: number } = {}) {
  const { log, lines } = createRecordingLog();
  const tracing = createOpenTelemetry({
    endpoint,
    headers: { authorization: 'Bearer x' },
    serviceName: 'test',
    version: '1',
    log,
    delayMs: 1,
    ...timing,
  });
  return { tracing, lines };
}

describe('traces', () => {
  it('follow work to another place, and record of errors only the code', async () => {
    const receiver = await createTraceReceiver();
    const { tracing } = open(receiver.url);
    let carried: string | null = null;
    await tracing.begin(span, async () => {
      carried = tracing.traceparent();
    });
    expect(tracing.traceparent()).toBeNull();
    const failed = tracing.resume(carried, { name: 'job y', kind: 'consumer' }, () =>
      tracing.within({ name: 'GET /x', kind: 'client' }, async () => {
        tracing.annotate({ 'http.response.status_code': 500 });
        throw new AppError('platform-unavailable', { cause: new Error('Dune for Ada') });
      }),
    );
    await expect(failed).rejects.toThrow(AppError);
    // Nothing to continue, and nothing to be a part of.
    await tracing.resume(null, span, async () => undefined);
    await tracing.resume('00-broken', span, async () => undefined);
    await tracing.within(span, async () => undefined);
    await tracing.stop();
    expect(receiver.spans.map(({ name }) => name).sort()).toEqual(['GET /x', 'job y', 'press x']);
    expect(new Set(receiver.spans.map(({ traceId }) => traceId)).size).toBe(1);
    const byName = new Map(receiver.spans.map((each) => [each.name, each]));
    expect(byName.get('job y')?.parentSpanId).toBe(byName.get('press x')?.spanId);
    expect(byName.get('GET /x')).toMatchObject({
      parentSpanId: byName.get('job y')?.spanId,
      status: { code: 2 },
    });
    expect(JSON.stringify(receiver.spans)).toContain('platform-unavailable');
    expect(JSON.stringify(receiver.spans)).not.toMatch(/Dune|Ada/);
    expect(receiver.headers[0]).toMatchObject({ authorization: 'Bearer x' });
    expect([...receiver.services]).toEqual(['test']);
  });

  it('reach Overseerr in a header of each call, and only calls within a trace', async () => {
    const receiver = await createTraceReceiver();
    const { tracing } = open(receiver.url);
    let carried: string | null = null;
    await withServer(
      () => ({ status: 200, body: { version: '3.0.0' } }),
      async (client, { calls }) => {
        await client.check().catch(() => undefined);
        expect(calls.every(({ headers }) => headers['traceparent'] === undefined)).toBe(true);
        const before = calls.length;
        await tracing.begin(span, async () => {
          carried = tracing.traceparent();
          await client.check().catch(() => undefined);
        });
        const sent = calls.slice(before).map(({ headers }) => headers['traceparent']);
        expect(sent.length).toBeGreaterThan(0);
        const trace = String(carried).slice(0, 36);
        for (const header of sent) expect(header).toMatch(new RegExp(`^${trace}[0-9a-f]{16}-01$`));
        expect(sent).not.toContain(carried);
      },
      { tracing },
    );
    await tracing.stop();
  });

  it('never hold up the work while the receiver is slow or down, and the log says so once', async () => {
    const slow = await createTraceReceiver({ isHanging: true });
    const { tracing } = open(slow.url);
    for (let count = 0; count < 10_000; count += 1) {
      expect(await tracing.begin(span, async () => count)).toBe(count);
    }
    await waitUntil(() => slow.countConnections() > 0, 'the receiver to be called');
    expect(await tracing.begin(span, async () => 'done')).toBe('done');

    // Shorter than the pause before the exporter tries again: the failure is known at once.
    const down = open('http://127.0.0.1:9', { answerMs: 500 });
    await down.tracing.begin(span, async () => undefined);
    await down.tracing.stop();
    expect(down.lines).toMatchObject([
      {
        level: 'warn',
        message: 'Traces could not be sent',
        fields: { reason: expect.stringContaining('ECONNREFUSED') },
      },
    ]);
  });
});

describe('the built bot with traces', () => {
  let discord: FakeDiscord;
  let overseerr: FakeOverseerr;
  let database: TestDatabase;

  beforeEach(async () => {
    discord = await createFakeDiscord();
    overseerr = await createFakeOverseerr();
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await discord.stop();
    await overseerr.stop();
    await database.drop();
  });

  it('makes one trace of a press, its job, the calls to Overseerr, and the card', async () => {
    const receiver = await createTraceReceiver();
    const bobId = '234567890123456789';
    const guild = discord.world.addGuild({ name: 'Secret place' });
    const channel = discord.world.addChannel(guild.id, { name: 'requests' }).id;
    discord.world.addUser({ id: bobId, username: 'bob', globalName: 'Bob' });
    discord.world.addMember(guild.id, bobId, {});
    const bot = startBotProcess({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      OVERSEERR_URL: overseerr.url,
      OVERSEERR_API_KEY: overseerr.apiKey,
      DATABASE_URL: database.url,
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_SERVICE_NAME: 'my bot',
    });
    try {
      await bot.waitForLine('Accounts synced');
      const bob = discord.as(bobId);
      const label = t('button-request');
      const buttonIn = (message: unknown) =>
        new RegExp(`"custom_id":"([^"]+)"[^}]*"label":"${label}"`).exec(
          JSON.stringify(message),
        )?.[1] ?? null;
      const command = await bob.command(channel, 'request', { title: 'movie:438631' });
      const card = await command.waitFor((message) => buttonIn(message) !== null);
      await bob.press(card, buttonIn(card) ?? '');
      await waitUntil(
        () => JSON.stringify(discord.messages(channel)).includes(t('state-pending')),
        'the public card',
      );
      await waitUntil(
        () => receiver.spans.some(({ name }) => name === 'edit message'),
        'the trace to reach the card',
      );
    } finally {
      expect(await bot.stop()).toBe(0);
    }
    const press = receiver.spans.find(({ name }) => name.startsWith('press '));
    const trace = receiver.spans.filter(({ traceId }) => traceId === press?.traceId);
    const names = trace.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['job submit-request', 'POST /request', 'edit message']),
    );
    // Each part leads to the press.
    const byId = new Map(trace.map((each) => [each.spanId, each]));
    for (const part of trace) {
      expect(part === press || byId.has(part.parentSpanId ?? '')).toBe(true);
    }
    expect(receiver.spans.map(({ name }) => name)).toContain('/request');
    const text = JSON.stringify(receiver.spans);
    const secrets = [discord.token, overseerr.apiKey, bobId, channel, '438631', 'Dune', 'Secret'];
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect([...receiver.services]).toEqual(['my bot']);
  });
});
