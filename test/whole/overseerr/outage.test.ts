import { describe, expect, it, vi } from 'vitest';
import type { RequestInput } from '../../../src/domain/requests/draft.ts';
import {
  aClient,
  aLog,
  aRemoteUserId,
  catchErrorCode,
  recorded,
  replay,
  type ServerReply,
  secretKey,
  startServer,
  withServer,
} from '../../support/overseerr-setup.ts';
import { nextTestPort } from '../../support/test-port.ts';

const wish: RequestInput = { mediaType: 'movie', tmdbId: 438631, is4k: false, seasons: [] };
const busy: ServerReply = { status: 503, body: '<html>busy</html>', contentType: 'text/html' };

/** Fails this many times, then responds with a recording. */
function troubled(times: number, turn: ServerReply, ...numbers: readonly string[]) {
  const answer = replay(...numbers);
  let left = times;
  return (call: Parameters<typeof answer>[0]): ServerReply => {
    left -= 1;
    return left >= 0 ? turn : answer(call);
  };
}

describe('a connection error of Overseerr', () => {
  it('while reading is retried', async () => {
    await withServer(troubled(2, 'reset', '030'), async (client, server) => {
      expect(await client.searchTitles('Dune', 'en')).toHaveLength(3);
      expect(server.calls).toHaveLength(3);
    });
  });

  it('while reading is an outage if it repeats', async () => {
    await withServer(
      () => 'reset',
      async (client, server) => {
        expect(await catchErrorCode(client.findRequest(1))).toBe('overseerr-unreachable');
        expect(server.calls).toHaveLength(3);
      },
    );
  });

  it('while creating a request leaves the outcome unknown and is never retried', async () => {
    await withServer(troubled(1, 'reset', '209'), async (client, server) => {
      expect(await catchErrorCode(client.createRequest(wish, aRemoteUserId(3)))).toBe(
        'outcome-unknown',
      );
      expect(server.calls).toHaveLength(1);
    });
  });

  it('while deleting a request is retried, because deleting twice is harmless', async () => {
    await withServer(troubled(1, 'reset', '390'), async (client, server) => {
      await client.deleteRequest(2, aRemoteUserId(2));
      expect(server.calls).toHaveLength(2);
    });
  });
});

describe('an Overseerr server that does not respond in time', () => {
  it('is an outage while reading, without a retry', async () => {
    await withServer(
      () => 'hang',
      async (client, server) => {
        expect(await catchErrorCode(client.searchTitles('dune', 'en'))).toBe(
          'overseerr-unreachable',
        );
        expect(server.calls).toHaveLength(1);
      },
      { timeouts: { responseMs: 1_000 } },
    );
  });

  it('leaves the outcome of a new request unknown', async () => {
    await withServer(
      () => 'hang',
      async (client) => {
        expect(await catchErrorCode(client.createRequest(wish, aRemoteUserId(3)))).toBe(
          'outcome-unknown',
        );
      },
      { timeouts: { responseMs: 1_000 } },
    );
  });
});

describe('a proxy in front of Overseerr', () => {
  it('that cannot reach the server is an outage while reading', async () => {
    await withServer(
      () => busy,
      async (client) => {
        expect(await catchErrorCode(client.findRequest(1))).toBe('overseerr-unreachable');
      },
    );
  });

  it('is retried, because the server may be starting', async () => {
    await withServer(troubled(1, busy, '403'), async (client) => {
      expect((await client.findRequest(1))?.remoteId).toBe(1);
    });
  });

  it('that lost the response leaves the outcome of a new request unknown', async () => {
    await withServer(
      () => ({ status: 502, body: '<html>', contentType: 'text/html' }),
      async (client, server) => {
        expect(await catchErrorCode(client.createRequest(wish, aRemoteUserId(3)))).toBe(
          'outcome-unknown',
        );
        expect(server.calls).toHaveLength(1);
      },
    );
  });

  it('that limits the rate is respected, even for new requests', async () => {
    const slower: ServerReply = { status: 429, body: {}, headers: { 'retry-after': '0' } };
    await withServer(troubled(1, slower, '209'), async (client, server) => {
      expect((await client.createRequest(wish, aRemoteUserId(3))).remoteId).toBe(3);
      expect(server.calls).toHaveLength(2);
    });
  });

  it('that asks for a long wait is not retried', async () => {
    await withServer(
      () => ({ status: 429, body: {}, headers: { 'retry-after': '3600' } }),
      async (client, server) => {
        expect(await catchErrorCode(client.createRequest(wish, aRemoteUserId(3)))).toBe(
          'overseerr-failed',
        );
        expect(server.calls).toHaveLength(1);
        expect(client.status().breaker).toBe('closed');
      },
    );
  });
});

describe('an Overseerr server that is down', () => {
  it('is unreachable, even for a new request, because nothing was sent', async () => {
    const server = await startServer(replay('209'));
    await server.stop();
    const client = aClient(server.url);
    expect(await catchErrorCode(client.createRequest(wish, aRemoteUserId(3)))).toBe(
      'overseerr-unreachable',
    );
    expect(await catchErrorCode(client.check())).toBe('overseerr-unreachable');
    await client.close();
  });

  it('gets no more calls after some failures until it responds again', async () => {
    const first = await startServer(replay('403'), nextTestPort());
    const log = aLog();
    const told: string[] = [];
    const client = aClient(first.url, {
      log,
      onDown: () => told.push('down'),
      onBack: () => told.push('back'),
    });
    expect((await client.findRequest(1))?.remoteId).toBe(1);
    await first.stop();
    for (let failures = 0; failures < 6; failures += 3) {
      expect(await catchErrorCode(client.findRequest(1))).toBe('overseerr-unreachable');
    }
    expect(client.status().breaker).not.toBe('closed');
    const turnedAway: unknown = await client.findRequest(1).catch((error) => error);
    expect(turnedAway).toMatchObject({ detail: { reason: 'paused after repeated failures' } });

    const again = await startServer(replay('002', '403'), Number(new URL(first.url).port));
    await vi.waitFor(() => expect(client.status().breaker).toBe('closed'));
    expect((await client.findRequest(1))?.remoteId).toBe(1);
    const probe = again.calls[0];
    expect(probe).toMatchObject({ method: 'GET', path: '/api/v1/status' });
    expect(probe?.headers['x-api-key']).toBeUndefined();
    expect(log.lines.filter((line) => line.includes('is not responding'))).toHaveLength(1);
    expect(told).toEqual(['down', 'back']);
    await client.close();
    await again.stop();
  });

  it('is different from one that returns errors', async () => {
    await withServer(replay('346', '211', '116', '117'), async (client) => {
      for (let time = 0; time < 8; time += 1) {
        expect(await client.findRequest(9999)).toBeNull();
        expect(await catchErrorCode(client.createRequest(wish, aRemoteUserId(3)))).toBe(
          'movie-quota-exceeded',
        );
        const key = { mediaType: 'movie', tmdbId: 240 } as const;
        expect(await catchErrorCode(client.getTitleDetails(key, 'en'))).toBe('tmdb-unavailable');
      }
      expect(client.status().breaker).toBe('closed');
    });
  });
});

describe('a closed Overseerr client', () => {
  it('rejects calls', async () => {
    const server = await startServer(replay('403'));
    const client = aClient(server.url);
    await client.close();
    expect(await catchErrorCode(client.findRequest(1))).toBe('overseerr-unreachable');
    await server.stop();
  });

  it('aborts calls that take too long', async () => {
    const server = await startServer(() => 'hang');
    const client = aClient(server.url, { timeouts: { closeMs: 20 } });
    const waiting = catchErrorCode(client.createRequest(wish, aRemoteUserId(3)));
    await vi.waitFor(() => expect(server.calls).toHaveLength(1));
    await client.close();
    expect(await waiting).toBe('outcome-unknown');
    await server.stop();
  });
});

describe('secrets of the Overseerr client', () => {
  it('never appear in log lines or errors', async () => {
    const log = aLog();
    const errors: unknown[] = [];
    const turns: ServerReply[] = ['reset', busy, recorded('006').response];
    for (const turn of turns) {
      await withServer(
        () => turn,
        async (client) => {
          errors.push(await client.createRequest(wish, aRemoteUserId(3)).catch((error) => error));
          errors.push(await client.searchTitles('private words', 'en').catch((error) => error));
        },
        { log },
      );
    }
    const said = log.lines.join() + errors.map((error) => describeError(error)).join();
    expect(log.lines.length).toBeGreaterThan(0);
    expect(said).not.toContain(secretKey);
    expect(said).not.toContain('private');
  });

  it('that cannot be sent count as a wrong key, and are not shown', async () => {
    const server = await startServer(replay('030'));
    for (const apiKey of ['', '  ', 'a\nb', 'ключ']) {
      const client = aClient(server.url, { apiKey });
      const error: unknown = await client.searchTitles('dune', 'en').catch((one) => one);
      expect(error).toMatchObject({ code: 'overseerr-key-rejected' });
      expect(describeError(error)).not.toContain('ключ');
      await client.close();
    }
    expect(server.calls).toHaveLength(0);
    await server.stop();
  });
});

function describeError(error: unknown): string {
  return error instanceof Error
    ? `${error.stack} ${JSON.stringify(error)} ${describeError(error.cause)}`
    : JSON.stringify(error);
}
