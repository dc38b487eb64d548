import { afterEach, describe, expect, it } from 'vitest';
import { sendCall } from '../../../fakes/overseerr/send-call.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../../fakes/overseerr/server.ts';

const open: FakeOverseerr[] = [];

async function start(): Promise<FakeOverseerr> {
  const fake = await createFakeOverseerr();
  open.push(fake);
  return fake;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.stop()));
});

const matrix = { mediaType: 'movie', mediaId: 603, is4k: false } as const;
const office = { mediaType: 'tv', mediaId: 2996, is4k: false, seasons: [1] } as const;

describe('the driver as Radarr and Plex', () => {
  it('shows a download on the request and the movie until it is available', async () => {
    const fake = await start();
    await fake.driver.requestInWebUi(2, matrix);
    fake.driver.startDownload(1, { percent: 25, sizeBytes: 1000, timeLeft: '00:05:00' });
    const shown = { status: 'downloading', size: 1000, sizeLeft: 750, timeLeft: '00:05:00' };
    const media = { downloadStatus: [shown] };
    expect((await sendCall(fake, 'GET /request/1')).body).toMatchObject({ media });
    expect((await sendCall(fake, 'GET /movie/603')).body).toMatchObject({ mediaInfo: media });
    expect(fake.driver.setProgress(1, { percent: 90 })).toMatchObject({ sizeLeft: 100 });
    await fake.driver.makeAvailable({ mediaType: 'movie', tmdbId: 603 });
    const after = { media: { status: 5, downloadStatus: [] } };
    expect((await sendCall(fake, 'GET /request/1')).body).toMatchObject(after);
  });

  it('makes a series partially available with one of two seasons', async () => {
    const fake = await start();
    fake.webhook.setTarget({ url: 'http://127.0.0.1:9/x' });
    await fake.driver.requestInWebUi(2, { ...office, seasons: [1, 2] });
    await fake.driver.makeAvailable({ mediaType: 'tv', tmdbId: 2996 }, { seasons: [1] });
    expect((await sendCall(fake, 'GET /request/1')).body).toMatchObject({
      status: 2,
      media: { status: 4 },
      seasons: [{ status: 5 }, { status: 2 }],
    });
    await fake.driver.makeAvailable({ mediaType: 'tv', tmdbId: 2996 }, { seasons: [2] });
    expect((await sendCall(fake, 'GET /request/1')).body).toMatchObject({ status: 5 });
    expect(fake.webhook.sent.at(-1)?.type).toBe('MEDIA_AVAILABLE');
  });

  it('sends MEDIA_FAILED for a failed request, which blocks the next one', async () => {
    const fake = await start();
    fake.webhook.setTarget({ url: 'http://127.0.0.1:9/x' });
    await fake.driver.requestInWebUi(2, matrix);
    await fake.driver.failRequest(1);
    expect(fake.webhook.sent.at(-1)?.type).toBe('MEDIA_FAILED');
    expect((await sendCall(fake, 'POST /request', { as: '5', body: matrix })).status).toBe(409);
  });
});

describe('the driver as the owner', () => {
  it('adds, changes, and removes users', async () => {
    const fake = await start();
    const grace = fake.driver.addUser({ username: 'grace', permissions: [] });
    const as = String(grace.id);
    expect((await sendCall(fake, 'POST /request', { as, body: matrix })).status).toBe(403);
    fake.driver.setPermissions(grace.id, ['request']);
    fake.driver.setNotification(grace.id, { discordId: '77' });
    const created = await sendCall(fake, 'POST /request', { as, body: matrix });
    expect(created.body).toMatchObject({ requestedBy: { settings: { discordId: '77' } } });
    fake.driver.removeUser(grace.id);
    expect((await sendCall(fake, 'GET /auth/me', { as })).status).toBe(403);
    expect(fake.state.requests).toEqual([]);
  });

  it('blocks the movie with the ID of a blocked series', async () => {
    const fake = await start();
    const mirror = { mediaType: 'movie', mediaId: 1396, is4k: false } as const;
    await fake.driver.requestInWebUi(5, mirror);
    fake.driver.blocklist({ mediaType: 'tv', tmdbId: 1396 });
    expect((await sendCall(fake, 'POST /request', { body: mirror })).status).toBe(403);
    expect((await sendCall(fake, 'DELETE /blocklist/1396')).status).toBe(204);
    expect(fake.state.requests).toEqual([]);
  });
});
