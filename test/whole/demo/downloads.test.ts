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

async function start(failureCount = 0): Promise<{ server: FakeOverseerr; downloads: Downloads }> {
  const server = await createFakeOverseerr({ product: 'overseerr', movie4k: true });
  open.push(server);
  let remainingFailures = failureCount;
  const takeFailure = (): boolean => remainingFailures-- > 0;
  return { server, downloads: createDownloads({ server, movieDownloadMs, takeFailure }) };
}

/** Advances the downloads second by second. */
async function advanceSeconds(downloads: Downloads, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) await downloads.advance(1000);
}

function listPercents(server: FakeOverseerr): readonly number[] {
  return server.state.media.flatMap((media) =>
    [...media.downloads, ...media.downloads4k].map(({ size, sizeLeft }) =>
      Math.round(100 - (100 * sizeLeft) / size),
    ),
  );
}

describe('the download of a movie', () => {
  it('progresses evenly and ends after the download time', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, matrix);
    await downloads.advance(250);
    expect(listPercents(server)).toEqual([0]);
    await advanceSeconds(downloads, 2);
    expect(listPercents(server)).toEqual([25]);
    expect(server.state.media[0]?.downloads[0]?.timeLeft).toBe('00:00:06');
    await advanceSeconds(downloads, 5);
    expect(server.state.media[0]?.status).toBe(3);
    await downloads.advance(1000);
    expect(server.state.media[0]).toMatchObject({ status: 5, downloads: [] });
  });

  it('has an estimated completion time', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, matrix);
    await downloads.advance(0);
    const end = server.state.media[0]?.downloads[0]?.estimatedCompletionTime ?? '';
    expect(new Date(end).toISOString()).toBe(end);
  });

  it('starts when the request is approved', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(bob, matrix);
    expect(await downloads.advance(movieDownloadMs)).toBe(false);
    await server.driver.approve(1);
    expect(await downloads.advance(movieDownloadMs)).toBe(true);
  });

  it('in 4K is in a separate queue', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(1, { ...matrix, is4k: true });
    await downloads.advance(0);
    expect(server.state.media[0]).toMatchObject({ downloads: [], downloads4k: [{}] });
    await downloads.advance(movieDownloadMs);
    expect(server.state.media[0]).toMatchObject({ status: 1, status4k: 5, downloads4k: [] });
  });

  it.each(['decline', 'remove'] as const)('is removed from the queue on %s', async (action) => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, matrix);
    await downloads.advance(0);
    await server.driver[action](1);
    expect(await downloads.advance(1000)).toBe(true);
    expect(listPercents(server)).toEqual([]);
    expect(await downloads.advance(1000)).toBe(false);
  });

  it('fails in the middle when told to, and succeeds on a retry', async () => {
    const { server, downloads } = await start(1);
    server.webhook.setTarget({ url: 'http://127.0.0.1:9/' });
    await server.driver.requestInWebUi(alice, matrix);
    await advanceSeconds(downloads, 3);
    expect(server.state.requests[0]?.status).toBe(2);
    await advanceSeconds(downloads, 2);
    expect(server.state.requests[0]?.status).toBe(4);
    expect(listPercents(server)).toEqual([]);
    expect(server.webhook.sent.at(-1)?.type).toBe('MEDIA_FAILED');
    await sendCall(server, 'POST /request/1/retry');
    await advanceSeconds(downloads, 9);
    expect(server.state.media[0]?.status).toBe(5);
  });
});

describe('a download that was complete when the process ended', () => {
  it('makes the title available', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, matrix);
    await downloads.advance(0);
    server.driver.setProgress(1, { percent: 100 });
    await downloads.advance(0);
    expect(server.state.media[0]).toMatchObject({ status: 5, downloads: [] });
  });
});

describe('the download of a series', () => {
  it('takes its seasons in order', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, breaking);
    await downloads.advance(0);
    expect(server.state.media[0]?.downloads.map((one) => one.episode?.seasonNumber)).toEqual([
      1, 3,
    ]);
    await advanceSeconds(downloads, 4);
    expect(listPercents(server)).toEqual([100, 0]);
    expect(server.state.media[0]?.seasons).toMatchObject([{ seasonNumber: 1, status: 5 }]);
    await advanceSeconds(downloads, 2);
    expect(listPercents(server)).toEqual([100, 50]);
    await advanceSeconds(downloads, 2);
    expect(listPercents(server)).toEqual([]);
    expect(server.state.media[0]).toMatchObject({ status: 4 });
  });

  it('is separate for two requests of the same series', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, { ...breaking, seasons: [1] });
    await server.driver.requestInWebUi(alice, { ...breaking, seasons: [2] });
    await advanceSeconds(downloads, 5);
    expect(listPercents(server)).toEqual([]);
    expect(server.state.media[0]?.seasons.map((one) => one.status)).toEqual([5, 5]);
  });

  it('with many seasons takes as long as four movies', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, { mediaType: 'tv', mediaId: 456, seasons: 'all' });
    await downloads.advance(0);
    await advanceSeconds(downloads, 31);
    expect(server.state.media[0]?.status).toBe(4);
    await downloads.advance(1001);
    expect(server.state.media[0]).toMatchObject({ status: 5, downloads: [] });
  });

  it('ends when the series becomes available in another way', async () => {
    const { server, downloads } = await start();
    await server.driver.requestInWebUi(alice, breaking);
    await advanceSeconds(downloads, 5);
    await server.driver.makeAvailable({ mediaType: 'tv', tmdbId: 1396 });
    expect(await downloads.advance(1000)).toBe(false);
    expect(listPercents(server)).toEqual([]);
  });
});
