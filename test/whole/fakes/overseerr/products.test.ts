import { afterEach, describe, expect, it } from 'vitest';
import type { Product } from '../../../../src/demo/overseerr/state.ts';
import { sendCall } from '../../../fakes/overseerr/send-call.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../../fakes/overseerr/server.ts';

const open: FakeOverseerr[] = [];

async function start(product: Product): Promise<FakeOverseerr> {
  const fake = await createFakeOverseerr({ product });
  open.push(fake);
  return fake;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.stop()));
});

const matrix = { mediaType: 'movie', mediaId: 603, is4k: false } as const;

function toldTypes(fake: FakeOverseerr): readonly string[] {
  return fake.webhook.sent.map((one) => one.type);
}

describe('public settings', () => {
  it('name the media server on Seerr and the region on Overseerr', async () => {
    const seerr = await sendCall(await start('seerr'), 'GET /settings/public');
    const overseerr = await sendCall(await start('overseerr'), 'GET /settings/public');
    expect(seerr.body).toMatchObject({ mediaServerType: 1, enableSpecialEpisodes: false });
    expect(seerr.body).not.toHaveProperty('region');
    expect(overseerr.body).toMatchObject({ region: '' });
    expect(overseerr.body).not.toHaveProperty('mediaServerType');
  });
});

describe('a decision on a request that is not pending', () => {
  it('counts, but is refused by newer versions', async () => {
    const fake = await start('seerr');
    const { id } = await fake.driver.requestInWebUi(5, matrix);
    await fake.driver.approve(id);
    expect((await sendCall(fake, `POST /request/${id}/decline`)).status).toBe(200);
    fake.settings.decidesOnlyPending = true;
    expect((await sendCall(fake, `POST /request/${id}/approve`)).status).toBe(409);
  });
});

describe('an available movie', () => {
  it('completes its request on Seerr and can be requested again', async () => {
    const fake = await start('seerr');
    const { id } = await fake.driver.requestInWebUi(2, matrix);
    await fake.driver.makeAvailable({ mediaType: 'movie', tmdbId: 603 });
    expect((await sendCall(fake, `GET /request/${id}`)).body).toMatchObject({ status: 5 });
    expect((await sendCall(fake, 'POST /request', { as: 5, body: matrix })).status).toBe(201);
  });

  it('leaves its request approved on Overseerr and blocks another', async () => {
    const fake = await start('overseerr');
    const { id } = await fake.driver.requestInWebUi(2, matrix);
    await fake.driver.makeAvailable({ mediaType: 'movie', tmdbId: 603 });
    expect((await sendCall(fake, `GET /request/${id}`)).body).toMatchObject({ status: 2 });
    expect((await sendCall(fake, 'POST /request', { as: 5, body: matrix })).status).toBe(409);
  });

  it('sends a webhook for a pending request on Overseerr only', async () => {
    for (const [product, told] of [
      ['seerr', ['MEDIA_PENDING']],
      ['overseerr', ['MEDIA_PENDING', 'MEDIA_AVAILABLE']],
    ] as const) {
      const fake = await start(product);
      fake.webhook.setTarget({ url: 'http://127.0.0.1:9/x' });
      await fake.driver.requestInWebUi(5, matrix);
      await fake.driver.makeAvailable({ mediaType: 'movie', tmdbId: 603 });
      expect(toldTypes(fake)).toEqual(told);
    }
  });
});

describe('a series', () => {
  const all = { mediaType: 'tv', mediaId: 1396, is4k: false, seasons: 'all' };

  it('of all seasons leaves the specials out on Seerr and takes them on Overseerr', async () => {
    const seerr = await sendCall(await start('seerr'), 'POST /request', { as: 5, body: all });
    const overseerr = await sendCall(await start('overseerr'), 'POST /request', {
      as: 5,
      body: all,
    });
    const numbers = [1, 2, 3, 4, 5].map((seasonNumber) => ({ seasonNumber }));
    expect(seerr.body).toMatchObject({ seasons: numbers });
    expect(overseerr.body).toMatchObject({ seasons: [{ seasonNumber: 0 }, ...numbers] });
  });

  it('that is marked as available changes only known season rows on Overseerr', async () => {
    const fake = await start('overseerr');
    const request = await fake.driver.requestInWebUi(2, {
      mediaType: 'tv',
      mediaId: 2996,
      seasons: [1],
    });
    const body = { is4k: false, seasons: [{ seasonNumber: 1 }] };
    const answer = await sendCall(fake, `POST /media/${request.mediaId}/available`, { body });
    expect(answer.body).toMatchObject({ status: 5, seasons: [] });
  });

  it('without a TVDB ID is created and deleted on Seerr, and refused with 500 on Overseerr', async () => {
    const body = { mediaType: 'tv', mediaId: 9100001, is4k: false, seasons: [1] };
    const seerr = await start('seerr');
    const gone = await sendCall(seerr, 'POST /request', { as: 2, body });
    expect(gone.status).toBe(201);
    expect(gone.body).not.toHaveProperty('id');
    expect(seerr.state.requests).toEqual([]);
    const overseerr = await start('overseerr');
    overseerr.webhook.setTarget({ url: 'http://127.0.0.1:9/x' });
    expect((await sendCall(overseerr, 'POST /request', { as: 2, body })).status).toBe(500);
    expect(toldTypes(overseerr)).toEqual(['MEDIA_AUTO_APPROVED']);
  });

  it('without a TVDB ID stays pending after an approval on Overseerr', async () => {
    const fake = await start('overseerr');
    const wish = { mediaType: 'tv', mediaId: 9100001, seasons: [1] } as const;
    const { id } = await fake.driver.requestInWebUi(5, wish);
    expect((await sendCall(fake, `POST /request/${id}/approve`)).status).toBe(404);
    expect((await sendCall(fake, `GET /request/${id}`)).body).toMatchObject({ status: 1 });
  });
});

describe('an error of Radarr', () => {
  it('is visible at once on Seerr, and at the next read on Overseerr', async () => {
    const body = { mediaType: 'movie', mediaId: 9000009, is4k: false };
    const seerr = await sendCall(await start('seerr'), 'POST /request', { as: 2, body });
    expect(seerr.body).toMatchObject({ status: 4 });
    const fake = await start('overseerr');
    expect((await sendCall(fake, 'POST /request', { as: 2, body })).body).toMatchObject({
      status: 2,
    });
    expect((await sendCall(fake, 'GET /request/1')).body).toMatchObject({ status: 4 });
  });
});

describe('a feature of Seerr', () => {
  it.each([
    ['GET /request?mediaType=tv', 400],
    ['GET /request?sortDirection=asc', 400],
    ['GET /request?filter=completed', 400],
    ['GET /user?q=bob', 400],
    ['GET /blocklist', 404],
    ['DELETE /watchlist/603', 404],
  ])('%s is %i on Overseerr', async (line, status) => {
    expect((await sendCall(await start('overseerr'), line)).status).toBe(status);
    expect((await sendCall(await start('seerr'), line)).status).not.toBe(status);
  });

  it('a list on Overseerr has neither canRemove nor serviceErrors', async () => {
    const fake = await start('overseerr');
    await fake.driver.requestInWebUi(2, matrix);
    const { body } = await sendCall(fake, 'GET /request');
    expect(body).not.toHaveProperty('serviceErrors');
    expect(body).not.toHaveProperty('results[0].canRemove');
    expect(body).not.toHaveProperty('results[0].media.jellyfinMediaId');
    expect((await sendCall(fake, 'GET /request/count')).body).not.toHaveProperty('completed');
  });
});

describe('the privacy of the products', () => {
  it('shows the chat IDs of others on Overseerr and hides them on Seerr', async () => {
    const shown = await sendCall(await start('overseerr'), 'GET /user/3', { as: 5 });
    const hidden = await sendCall(await start('seerr'), 'GET /user/3', { as: 5 });
    expect(shown.body).toMatchObject({ settings: { telegramChatId: '555000111' } });
    expect(hidden.body).not.toHaveProperty('settings');
  });

  it('exposes the password hash on Overseerr', async () => {
    const body = { email: 'bob@rig.local', password: 'bob-password-1' };
    const overseerr = await sendCall(await start('overseerr'), 'POST /auth/local', { body });
    const seerr = await sendCall(await start('seerr'), 'POST /auth/local', { body });
    expect(overseerr.body).toHaveProperty('password');
    expect(seerr.body).not.toHaveProperty('password');
  });

  it('has different errors for a watchlist', async () => {
    const overseerr = await sendCall(await start('overseerr'), 'GET /user/5/watchlist', { as: 3 });
    expect(overseerr.body).toEqual({
      message: "You do not have permission to view this user's Plex Watchlist.",
    });
  });
});
