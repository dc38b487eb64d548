import { createServer } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { nextTestPort } from '../../support/test-port.ts';

test('test ports are different and below those that the system assigns', () => {
  const ports = Array.from({ length: 100 }, nextTestPort);
  expect(new Set(ports).size).toBe(100);
  expect(Math.min(...ports)).toBeGreaterThan(1023);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

test.runIf(process.platform === 'linux')(
  'a port that something listens on is skipped',
  async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const first = nextTestPort();
    const servers = [1, 2].map((step) => createServer().listen(first + step, '127.0.0.1'));
    try {
      await Promise.all(
        servers.map((server) => new Promise((resolve) => server.once('listening', resolve))),
      );
      vi.advanceTimersByTime(5_000);
      const next = nextTestPort();
      expect(next).not.toBe(first + 1);
      expect(next).not.toBe(first + 2);
    } finally {
      for (const server of servers) server.close();
    }
  },
);
