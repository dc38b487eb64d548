import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { sendCall } from '../../fakes/overseerr/send-call.ts';
import {
  createFolder,
  createLog,
  createTestDemo,
  createWebhookReceiver,
} from '../../support/demo/demo-fixture.ts';

const matrix = { mediaType: 'movie', mediaId: 603, is4k: false } as const;
const office = { mediaType: 'tv', mediaId: 2996, is4k: false, seasons: [1, 2] } as const;
const theo = 4;

describe('a request in the demo', () => {
  it('of a trusted member is downloaded and reported as available', async () => {
    const { url, received } = await createWebhookReceiver();
    const demo = await createTestDemo({ webhook: { url, authHeader: 'letmein' } });
    const response = await sendCall(demo, 'POST /request', { as: theo, body: matrix });
    expect(response.status).toBe(201);
    await vi.waitFor(async () => {
      expect((await sendCall(demo, 'GET /request/1')).body).toMatchObject({
        media: { status: 5, downloadStatus: [] },
      });
      expect(received.at(-1)).toEqual({ type: 'MEDIA_AVAILABLE', authorization: 'letmein' });
    });
    expect(received[0]?.type).toBe('MEDIA_AUTO_APPROVED');
  });

  it('shows its download while it is processed', async () => {
    const demo = await createTestDemo({ movieDownloadMs: 400 });
    await sendCall(demo, 'POST /request', { as: theo, body: matrix });
    await vi.waitFor(async () => {
      const { body } = await sendCall(demo, 'GET /request/1');
      expect(body).toMatchObject({
        media: { status: 3, downloadStatus: [{ status: 'downloading', mediaType: 'movie' }] },
      });
    });
  });

  it('of a member waits for the approval of the owner', async () => {
    const demo = await createTestDemo();
    await sendCall(demo, 'POST /request', { as: 2, body: matrix });
    expect((await sendCall(demo, 'GET /request/1')).body).toMatchObject({ status: 1 });
    expect((await sendCall(demo, 'POST /request/1/approve', { as: 2 })).status).toBe(403);
    expect((await sendCall(demo, 'POST /request/1/approve', { as: 1 })).status).toBe(200);
    await vi.waitFor(async () => {
      expect((await sendCall(demo, 'GET /movie/603')).body).toMatchObject({
        mediaInfo: { status: 5 },
      });
    });
  });

  it('for a series becomes available season by season', async () => {
    const { url, received } = await createWebhookReceiver();
    const demo = await createTestDemo({ webhook: { url, authHeader: '' } });
    await sendCall(demo, 'POST /request', { as: theo, body: office });
    await vi.waitFor(async () => {
      expect((await sendCall(demo, 'GET /tv/2996')).body).toMatchObject({
        mediaInfo: {
          status: 5,
          seasons: [
            { seasonNumber: 1, status: 5 },
            { seasonNumber: 2, status: 5 },
          ],
        },
      });
    });
    await demo.stop();
    const availableWebhooks = () => received.filter(({ type }) => type === 'MEDIA_AVAILABLE');
    await vi.waitFor(() => expect(availableWebhooks()).toHaveLength(1));
  });

  it('is refused for a guest, and for the second movie in a week of a limited member', async () => {
    const demo = await createTestDemo();
    expect((await sendCall(demo, 'POST /request', { as: 5, body: matrix })).status).toBe(403);
    expect((await sendCall(demo, 'POST /request', { as: 3, body: matrix })).status).toBe(201);
    const second = { ...matrix, mediaId: 438631 };
    expect((await sendCall(demo, 'POST /request', { as: 3, body: second })).body).toEqual({
      message: 'Movie Quota exceeded.',
    });
  });
});

describe('the demo server', () => {
  it('has no application URL, because it has no web UI', async () => {
    const demo = await createTestDemo();
    const { body } = await sendCall(demo, 'GET /settings/public');
    expect(body).toMatchObject({ applicationUrl: '' });
  });
});

describe('the demo users', () => {
  it('exist on the server and have one web account each', async () => {
    const demo = await createTestDemo();
    for (const { remoteUserId, name } of demo.users) {
      expect((await sendCall(demo, `GET /user/${remoteUserId}`)).body).toMatchObject({
        displayName: name,
      });
    }
    expect(new Set(demo.users.map(({ webId }) => webId)).size).toBe(demo.users.length);
    expect(demo.users.map(({ role }) => role).sort()).toEqual([
      'guest',
      'limited',
      'member',
      'owner',
      'trusted',
    ]);
  });
});

describe('a restart of the demo', () => {
  it('keeps the API key, requests, and IDs, and continues downloads', async () => {
    const folder = await createFolder();
    const first = await createTestDemo({ folder, movieDownloadMs: 600_000 });
    await sendCall(first, 'POST /request', { as: theo, body: matrix });
    await sendCall(first, 'POST /request', { as: 2, body: { ...matrix, mediaId: 841 } });
    await first.stop();
    const second = await createTestDemo({ folder });
    expect(second.apiKey).toBe(first.apiKey);
    expect((await sendCall(second, 'GET /request/2')).body).toMatchObject({
      status: 1,
      type: 'movie',
    });
    const third = await sendCall(second, 'POST /request', {
      as: 2,
      body: { ...matrix, mediaId: 348 },
    });
    expect(third.body).toMatchObject({ id: 3 });
    await vi.waitFor(async () => {
      expect((await sendCall(second, 'GET /movie/603')).body).toMatchObject({
        mediaInfo: { status: 5 },
      });
    });
  });

  it('after a crash keeps every change that was confirmed', async () => {
    const folder = await createFolder();
    const killed = await createTestDemo({ folder, movieDownloadMs: 600_000 });
    await sendCall(killed, 'POST /request', { as: 2, body: matrix });
    const saved = await readFile(join(folder, 'media-server.json'), 'utf8');
    const copy = await createFolder();
    await writeFile(join(copy, 'media-server.json'), saved);
    const next = await createTestDemo({ folder: copy });
    expect((await sendCall(next, 'GET /request/1')).status).toBe(200);
  });

  it('renames an unreadable file and logs it', async () => {
    const folder = await createFolder();
    await writeFile(join(folder, 'media-server.json'), '{"version":1');
    const log = createLog();
    const demo = await createTestDemo({ folder, log });
    expect((await sendCall(demo, 'GET /status')).status).toBe(200);
    expect(log.lines[0]).toContain('unreadable');
    expect(await readFile(join(folder, 'media-server.json.unreadable'), 'utf8')).toBe(
      '{"version":1',
    );
  });
});

describe('a call that crashes the demo server', () => {
  it('is logged, and the server is restarted', async () => {
    const log = createLog();
    const demo = await createTestDemo({ log });
    await expect(sendCall(demo, 'GET /auth/me', { as: 'abc' })).rejects.toThrow();
    await vi.waitFor(async () => {
      expect((await sendCall(demo, 'GET /status')).status).toBe(200);
    });
    expect(log.lines.some((line) => line.includes('crashed'))).toBe(true);
  });
});
