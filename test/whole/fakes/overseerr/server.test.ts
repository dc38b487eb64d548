import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { sendCall } from '../../../fakes/overseerr/send-call.ts';
import {
  createFakeOverseerr,
  type FakeOverseerr,
  type FakeOverseerrOptions,
} from '../../../fakes/overseerr/server.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const closers: (() => Promise<unknown>)[] = [];

async function start(options?: FakeOverseerrOptions): Promise<FakeOverseerr> {
  const fake = await createFakeOverseerr(options);
  closers.push(() => fake.stop());
  return fake;
}

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const matrix = { mediaType: 'movie', mediaId: 603, is4k: false } as const;
const office = { mediaType: 'tv', mediaId: 2996, is4k: false, seasons: [1] } as const;

describe('a dangerous call', () => {
  it.each(['abc', '3, 4', 'Infinity'])('with X-API-User %j crashes the server', async (as) => {
    const fake = await start();
    await expect(sendCall(fake, 'GET /auth/me', { as })).rejects.toThrow();
    await expect(sendCall(fake, 'GET /status')).rejects.toThrow();
    expect(fake.crashes).toHaveLength(1);
    await fake.restart();
    expect((await sendCall(fake, 'GET /status')).status).toBe(200);
  });

  it.each(['3.5', '-1', '0', '999'])('with X-API-User %j is refused with 403', async (as) => {
    expect((await sendCall(await start(), 'GET /auth/me', { as })).status).toBe(403);
  });

  it('for an issue without a message crashes the server', async () => {
    const fake = await start();
    const { mediaId } = await fake.driver.requestInWebUi(2, matrix);
    const body = { issueType: 1, mediaId };
    await expect(sendCall(fake, 'POST /issue', { as: '3', body })).rejects.toThrow();
    expect(fake.crashes).toHaveLength(1);
  });

  it('for the options of a Radarr that is down crashes the server, but not of a Sonarr', async () => {
    const fake = await start();
    fake.faults.radarrDown(true);
    fake.faults.sonarrDown(true);
    expect((await sendCall(fake, 'GET /service/sonarr/0')).status).toBe(500);
    await expect(sendCall(fake, 'GET /service/radarr/0')).rejects.toThrow();
  });

  it('for the list of requests crashes the server after the answer, but not for one request', async () => {
    const fake = await start();
    const { id } = await fake.driver.requestInWebUi(2, matrix);
    fake.faults.sonarrDown(true);
    expect((await sendCall(fake, `GET /request/${id}`)).status).toBe(200);
    expect((await sendCall(fake, 'GET /request/count')).status).toBe(200);
    expect((await sendCall(fake, 'GET /user/2/requests')).status).toBe(200);
    expect((await sendCall(fake, 'GET /request?take=1')).status).toBe(200);
    await waitUntil(() => fake.crashes.length === 1, 'the crash');
  });

  it('with plain season numbers or take=0 of the blocklist crashes the server', async () => {
    const fake = await start();
    const { mediaId } = await fake.driver.requestInWebUi(2, office);
    const body = { is4k: false, seasons: [1, 2] };
    await expect(sendCall(fake, `POST /media/${mediaId}/available`, { body })).rejects.toThrow();
    await fake.restart();
    await expect(sendCall(fake, 'GET /blocklist?take=0')).rejects.toThrow();
    expect(fake.crashes).toHaveLength(2);
  });
});

describe('the simulated server', () => {
  it('refuses a body over 100 kB with 413 and a very long URL with 431', async () => {
    const fake = await start();
    const body = { ...matrix, junk: 'x'.repeat(110_000) };
    expect((await sendCall(fake, 'POST /request', { body })).status).toBe(413);
    const response = await fetch(`${fake.url}/api/v1/search?query=${'a'.repeat(20_000)}`);
    expect(response.status).toBe(431);
  });

  it('requires the CSRF cookie and header for writes when the setting is on', async () => {
    const fake = await start({ csrf: true });
    const refused = await sendCall(fake, 'POST /request', { body: matrix });
    expect(refused).toMatchObject({ status: 403, body: { message: 'invalid csrf token' } });
    const cookies = (await sendCall(fake, 'GET /auth/me')).headers.getSetCookie().join(';');
    const token = /XSRF-TOKEN=([^;]+)/.exec(cookies)?.[1] ?? '';
    const headers = { cookie: `_csrf=${token}`, 'x-xsrf-token': token };
    expect((await sendCall(fake, 'POST /request', { body: matrix, headers })).status).toBe(201);
  });

  it('keeps its state and port across a restart', async () => {
    const fake = await start();
    await sendCall(fake, 'POST /request', { as: '5', body: matrix });
    await fake.stop();
    await expect(sendCall(fake, 'GET /request/1')).rejects.toThrow();
    await fake.restart();
    expect((await sendCall(fake, 'GET /request/1')).status).toBe(200);
  });
});

describe('an injected fault', () => {
  it('that loses the response leaves the request created', async () => {
    const fake = await start();
    fake.faults.drop('after', { where: 'POST /request', times: 1 });
    await expect(sendCall(fake, 'POST /request', { as: '5', body: matrix })).rejects.toThrow();
    expect(fake.state.requests).toHaveLength(1);
    expect(fake.calls.at(-1)).toMatchObject({ path: '/request', asUser: '5', status: undefined });
    expect((await sendCall(fake, 'POST /request', { as: '5', body: matrix })).status).toBe(409);
  });

  it('that loses the call leaves nothing created', async () => {
    const fake = await start();
    fake.faults.drop('before', { where: 'POST /request', times: 1 });
    await expect(sendCall(fake, 'POST /request', { as: '5', body: matrix })).rejects.toThrow();
    expect(fake.state.requests).toEqual([]);
  });

  it('that hangs ends only when the caller gives up', async () => {
    const fake = await start();
    fake.faults.hang('after', { where: 'POST /request', times: 1 });
    const leaving = new AbortController();
    const asked = sendCall(fake, 'POST /request', {
      as: '5',
      body: matrix,
      signal: leaving.signal,
    });
    await expect.poll(() => fake.state.requests.length).toBe(1);
    leaving.abort();
    await expect(asked).rejects.toThrow();
  });

  it('affects its route as often as planned', async () => {
    const fake = await start();
    fake.faults.fail(503, { where: '/movie/:id', times: 2, body: { message: 'down' } });
    const statuses = [];
    for (const path of ['/movie/603', '/status', '/movie/13', '/movie/13']) {
      statuses.push((await sendCall(fake, `GET ${path}`)).status);
    }
    expect(statuses).toEqual([503, 200, 503, 200]);
  });

  it('with 429 contains the seconds to wait, until it is cleared', async () => {
    const fake = await start();
    fake.faults.tooManyRequests({ retryAfterSeconds: 7 });
    const limited = await sendCall(fake, 'GET /status');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    fake.faults.clear();
    expect((await sendCall(fake, 'GET /status')).status).toBe(200);
  });

  it('is not needed for a race: two concurrent requests for a movie are both created, for a new series one fails', async () => {
    const fake = await start();
    fake.settings.saveDelayMs = 250;
    const twice = async (body: unknown) => {
      const answers = await Promise.all([
        sendCall(fake, 'POST /request', { as: '5', body }),
        sendCall(fake, 'POST /request', { as: '2', body }),
      ]);
      return answers.map((answer) => answer.status).toSorted();
    };
    expect(await twice(matrix)).toEqual([201, 201]);
    expect(await twice(office)).toEqual([201, 500]);
  });
});

describe('the webhooks of the simulated server', () => {
  async function receive(fake: FakeOverseerr) {
    const got: { authorization: string | undefined; body: unknown; port: number | undefined }[] =
      [];
    const server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => {
        text += chunk;
      });
      request.on('end', () => {
        const { authorization } = request.headers;
        got.push({ authorization, body: JSON.parse(text), port: request.socket.remotePort });
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => server.close(resolve)));
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('no port');
    fake.webhook.setTarget({ url: `http://127.0.0.1:${address.port}/hook`, authHeader: 'secret' });
    return got;
  }

  it('arrive with the header and the data of the request', async () => {
    const fake = await start();
    const got = await receive(fake);
    await sendCall(fake, 'POST /request', { as: '3', body: matrix });
    await expect
      .poll(() => got)
      .toMatchObject([
        {
          authorization: 'secret',
          body: {
            notification_type: 'MEDIA_PENDING',
            request: { request_id: '1', requestedBy_settings_telegramChatId: '555000111' },
          },
        },
      ]);
  });

  it('are never sent when they are lost', async () => {
    const fake = await start();
    const got = await receive(fake);
    fake.webhook.loseNext(1);
    await fake.driver.requestInWebUi(5, matrix);
    await fake.driver.approve(1, 6);
    await expect.poll(() => got).toMatchObject([{ body: { notification_type: 'MEDIA_APPROVED' } }]);
    const outcomes = () => fake.webhook.sent.map((one) => one.outcome);
    await expect.poll(outcomes).toEqual(['lost', 'delivered']);
  });

  it('are held and released in order', async () => {
    const fake = await start();
    const got = await receive(fake);
    fake.webhook.hold();
    await fake.driver.requestInWebUi(5, matrix);
    await fake.driver.decline(1);
    expect(got).toEqual([]);
    await fake.webhook.release();
    expect(got).toMatchObject([
      { body: { notification_type: 'MEDIA_PENDING' } },
      { body: { notification_type: 'MEDIA_DECLINED' } },
    ]);
  });

  it('use the same connection again, as those of the real server', async () => {
    const fake = await start();
    const got = await receive(fake);
    await fake.driver.requestInWebUi(5, matrix);
    await fake.driver.decline(1);
    expect(new Set(got.map(({ port }) => port)).size).toBe(1);
    expect(got).toHaveLength(2);
  });

  it('can be configured with the settings that the API returns', async () => {
    const fake = await start();
    const read = await sendCall(fake, 'GET /settings/notifications/webhook');
    const options = {
      webhookUrl: 'http://127.0.0.1:9/hook',
      authHeader: 'new',
      jsonPayload: JSON.stringify(fake.webhook.settings.jsonPayload),
    };
    const body = { enabled: true, types: 8158, options };
    const saved = await sendCall(fake, 'POST /settings/notifications/webhook', { body });
    expect(read.body).toMatchObject({ enabled: false });
    expect(saved).toMatchObject({ status: 200, body: { enabled: true } });
    expect(fake.webhook.settings).toMatchObject({
      webhookUrl: options.webhookUrl,
      authHeader: 'new',
    });
  });
});
