import { describe, expect, it, vi } from 'vitest';
import { sendCall } from '../../fakes/overseerr/send-call.ts';
import { createTestDemo, createWebhookReceiver } from '../../support/demo/demo-fixture.ts';

const matrix = { mediaType: 'movie', mediaId: 603, is4k: false } as const;
const theo = 4;

describe('the controls of the demo', () => {
  it('are off at the start', async () => {
    const { controls } = await createTestDemo();
    expect(controls.read()).toEqual({ isDown: false, delayMs: 0, failsNext: false });
  });

  it('stop the server and start it again with its state', async () => {
    const demo = await createTestDemo({ movieDownloadMs: 600_000 });
    await sendCall(demo, 'POST /request', { as: theo, body: matrix });
    await demo.controls.set({ isDown: true });
    await expect(sendCall(demo, 'GET /status')).rejects.toThrow();
    await demo.controls.set({ isDown: false });
    expect((await sendCall(demo, 'GET /request/1')).status).toBe(200);
  });

  it('apply concurrent changes in order', async () => {
    const demo = await createTestDemo();
    const changes = [true, false, true, false].map((isDown) => demo.controls.set({ isDown }));
    await Promise.all(changes);
    expect((await sendCall(demo, 'GET /status')).status).toBe(200);
  });

  it('delay responses until the delay is removed', async () => {
    const demo = await createTestDemo();
    await demo.controls.set({ delayMs: 600_000 });
    const signal = AbortSignal.timeout(200);
    await expect(sendCall(demo, 'GET /status', { signal })).rejects.toThrow();
    await demo.controls.set({ delayMs: 0 });
    expect((await sendCall(demo, 'GET /status')).status).toBe(200);
  });

  it('fail only the next download, and a retry succeeds', async () => {
    const { url, received } = await createWebhookReceiver();
    const demo = await createTestDemo({ webhook: { url, authHeader: '' } });
    await demo.controls.set({ failsNext: true });
    await sendCall(demo, 'POST /request', { as: theo, body: matrix });
    await vi.waitFor(async () => {
      expect((await sendCall(demo, 'GET /request/1')).body).toMatchObject({
        status: 4,
        media: { downloadStatus: [] },
      });
      expect(received.at(-1)?.type).toBe('MEDIA_FAILED');
    });
    expect(demo.controls.read().failsNext).toBe(false);
    expect((await sendCall(demo, 'POST /request/1/retry', { as: 1 })).status).toBe(200);
    await vi.waitFor(async () => {
      expect((await sendCall(demo, 'GET /movie/603')).body).toMatchObject({
        mediaInfo: { status: 5 },
      });
    });
  });
});
