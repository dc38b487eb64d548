import { describe, expect, it, vi } from 'vitest';
import { ask } from '../fakes/overseerr/ask.ts';
import { aDemo, aReceiver } from './stage.ts';

const matrix = { mediaType: 'movie', mediaId: 603, is4k: false } as const;
const theo = 4;
const patience = { timeout: 10_000, interval: 10 };

describe('the panel', () => {
  it('has nothing switched on at the start', async () => {
    const { panel } = await aDemo();
    expect(panel.read()).toEqual({ isDown: false, delayMs: 0, failsNext: false });
  });

  it('takes the server down and brings it back with its state', async () => {
    const demo = await aDemo({ paceMs: 600_000 });
    await ask(demo, 'POST /request', { as: theo, body: matrix });
    await demo.panel.set({ isDown: true });
    await expect(ask(demo, 'GET /status')).rejects.toThrow();
    await demo.panel.set({ isDown: false });
    expect((await ask(demo, 'GET /request/1')).status).toBe(200);
  });

  it('ends where the last of several changes at once left it', async () => {
    const demo = await aDemo();
    const changes = [true, false, true, false].map((isDown) => demo.panel.set({ isDown }));
    await Promise.all(changes);
    expect((await ask(demo, 'GET /status')).status).toBe(200);
  });

  it('holds answers back until they are wanted at once again', async () => {
    const demo = await aDemo();
    await demo.panel.set({ delayMs: 600_000 });
    const giveUp = AbortSignal.timeout(200);
    await expect(ask(demo, 'GET /status', { signal: giveUp })).rejects.toThrow();
    await demo.panel.set({ delayMs: 0 });
    expect((await ask(demo, 'GET /status')).status).toBe(200);
  });

  it('breaks off the next download only, and a second try arrives', async () => {
    const { url, heard } = await aReceiver();
    const demo = await aDemo({ webhook: { url, authHeader: '' } });
    await demo.panel.set({ failsNext: true });
    await ask(demo, 'POST /request', { as: theo, body: matrix });
    await vi.waitFor(async () => {
      expect((await ask(demo, 'GET /request/1')).body).toMatchObject({
        status: 4,
        media: { downloadStatus: [] },
      });
      expect(heard.at(-1)?.type).toBe('MEDIA_FAILED');
    }, patience);
    expect(demo.panel.read().failsNext).toBe(false);
    expect((await ask(demo, 'POST /request/1/retry', { as: 1 })).status).toBe(200);
    await vi.waitFor(async () => {
      expect((await ask(demo, 'GET /movie/603')).body).toMatchObject({ mediaInfo: { status: 5 } });
    }, patience);
  });
});
