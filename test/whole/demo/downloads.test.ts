import { afterEach, describe, expect, it } from 'vitest';
import { createDownloads, type Downloads } from '../../../src/demo/downloads.ts';
import { sendCall } from '../../fakes/overseerr/send-call.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';

const matrix = { mediaType: 'movie', mediaId: 603, is4k: false } as const;
const breaking = { mediaType: 'tv', mediaId: 1396, is4k: false, seasons: [3, 1] } as const;
const alice = 2;
const bob = 3;
const movieDownloadMs = 8000;
const open: FakeOverseerr[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

async function start(failures = 0): Promise<{ server: FakeOverseerr; downloads: Downloads }> {
  const server = await createFakeOverseerr({ product: 'overseerr', movie4k: true });
  open.push(server);
  let left = failures;
  const takeFailure = (): boolean => left-- > 0;
  return { server, downloads: createDownloads({ server, movieDownloadMs, takeFailure }) };
}

/** Lets `count` seconds pass, each by itself. */
async function seconds(downloads: Downloads, count: number): Promise<void> {
  for (let second = 0; second < count; second += 1) await downloads.advance(1000);
}

function percent(server: FakeOverseerr): readonly number[] {
  return server.state.media.flatMap((media) =>
    [...media.downloads, ...media.downloads4k].map((one) =>
      Math.round(100 - (100 * one.sizeLeft) / one.size),
    ),
  );
}

describe('a film', () => {
  it('begins at nothing, goes on evenly and arrives after its pace', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, matrix);
    await downloads.advance(250);
    expect(percent(server)).toEqual([0]);
    await seconds(downloads, 2);
    expect(percent(server)).toEqual([25]);
    expect(server.state.media[0]?.downloads[0]?.timeLeft).toBe('00:00:06');
    await seconds(downloads, 5);
    expect(server.state.media[0]?.status).toBe(3);
    await downloads.advance(1000);
    expect(server.state.media[0]).toMatchObject({ status: 5, downloads: [] });
  });

  it('says when it will be there', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, matrix);
    await downloads.advance(0);
    const end = server.state.media[0]?.downloads[0]?.estimatedCompletionTime ?? '';
    expect(new Date(end).toISOString()).toBe(end);
  });

  it('is left alone until somebody approves it', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(bob, matrix);
    expect(await downloads.advance(movieDownloadMs)).toBe(false);
    await server.driver.approve(1);
    expect(await downloads.advance(movieDownloadMs)).toBe(true);
  });

  it('in 4K has its own queue', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(1, { ...matrix, is4k: true });
    await downloads.advance(0);
    expect(server.state.media[0]).toMatchObject({ downloads: [], downloads4k: [{}] });
    await downloads.advance(movieDownloadMs);
    expect(server.state.media[0]).toMatchObject({ status: 1, status4k: 5, downloads4k: [] });
  });

  it.each(['decline', 'remove'] as const)('leaves the queue on %s', async (what) => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, matrix);
    await downloads.advance(0);
    await server.driver[what](1);
    expect(await downloads.advance(1000)).toBe(true);
    expect(percent(server)).toEqual([]);
    expect(await downloads.advance(1000)).toBe(false);
  });

  it('that is to fail breaks off in the middle, and only once', async () => {
    const { server, downloads } = await start(1);
    server.webhook.setTarget({ url: 'http://127.0.0.1:9/' });
    await server.driver.requestInWebUi(alice, matrix);
    await seconds(downloads, 3);
    expect(server.state.requests[0]?.status).toBe(2);
    await seconds(downloads, 2);
    expect(server.state.requests[0]?.status).toBe(4);
    expect(percent(server)).toEqual([]);
    expect(server.webhook.sent.at(-1)?.type).toBe('MEDIA_FAILED');
    await sendCall(server, 'POST /request/1/retry');
    await seconds(downloads, 9);
    expect(server.state.media[0]?.status).toBe(5);
  });
});

describe('a download that was whole when the process ended', () => {
  it('arrives', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, matrix);
    await downloads.advance(0);
    server.driver.setProgress(1, { percent: 100 });
    await downloads.advance(0);
    expect(server.state.media[0]).toMatchObject({ status: 5, downloads: [] });
  });
});

describe('a series', () => {
  it('takes its seasons in order, and the whole never goes back', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, breaking);
    await downloads.advance(0);
    expect(server.state.media[0]?.downloads.map((one) => one.episode?.seasonNumber)).toEqual([
      1, 3,
    ]);
    await seconds(downloads, 4);
    expect(percent(server)).toEqual([100, 0]);
    expect(server.state.media[0]?.seasons).toMatchObject([{ seasonNumber: 1, status: 5 }]);
    await seconds(downloads, 2);
    expect(percent(server)).toEqual([100, 50]);
    await seconds(downloads, 2);
    expect(percent(server)).toEqual([]);
    expect(server.state.media[0]).toMatchObject({ status: 4 });
  });

  it('asked for by two people is kept apart in the queue', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, { ...breaking, seasons: [1] });
    await server.driver.requestInWebUi(alice, { ...breaking, seasons: [2] });
    await seconds(downloads, 5);
    expect(percent(server)).toEqual([]);
    expect(server.state.media[0]?.seasons.map((one) => one.status)).toEqual([5, 5]);
  });

  it('of many seasons takes as long as four films', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, { mediaType: 'tv', mediaId: 456, seasons: 'all' });
    await downloads.advance(0);
    await seconds(downloads, 31);
    expect(server.state.media[0]?.status).toBe(4);
    await downloads.advance(1001);
    expect(server.state.media[0]).toMatchObject({ status: 5, downloads: [] });
  });

  it('that came another way is not downloaded any further', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, breaking);
    await seconds(downloads, 5);
    await server.driver.makeAvailable({ mediaType: 'tv', tmdbId: 1396 });
    expect(await downloads.advance(1000)).toBe(false);
    expect(percent(server)).toEqual([]);
  });
});
