import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../src/console/api/api-error.ts';
import { createFetchApi } from '../../../src/console/api/fetch-api.ts';

function createFixture(answer: (signal: AbortSignal) => Response | Promise<Response>) {
  const calls: Headers[] = [];
  const seen = { signedOut: 0 };
  const limits = new Set<{ readonly work: () => void; readonly delayMs: number }>();
  vi.stubGlobal('fetch', async (_input: string, init: RequestInit & { signal: AbortSignal }) => {
    calls.push(new Headers(init.headers));
    return answer(init.signal);
  });
  const fetchApi = createFetchApi({
    locale: 'de',
    csrf: () => 'the-token',
    onSignedOut: () => seen.signedOut++,
    later(work, delayMs) {
      const limit = { work, delayMs };
      limits.add(limit);
      return () => limits.delete(limit);
    },
  });
  return { fetchApi, calls, seen, limits };
}

/** A call that is accepted, and not answered until it is given up. */
function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
  });
}

/** An answer that begins, and whose body does not come. */
function hangAfterHead(signal: AbortSignal): Response {
  return new Response(
    new ReadableStream({
      start(controller) {
        signal.addEventListener('abort', () => controller.error(new Error('given up')));
      },
    }),
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a call of the API', () => {
  it('carries the CSRF token and the language', async () => {
    const { fetchApi, calls } = createFixture(() => Response.json({}));
    await fetchApi('/api/v1/tasks', { method: 'POST' });
    expect(calls[0]?.get('x-medianest-csrf')).toBe('the-token');
    expect(calls[0]?.get('accept-language')).toBe('de');
  });

  it('throws the code and the text of an error', async () => {
    const body = { error: { code: 'forbidden', message: 'Nein.' } };
    const { fetchApi, seen } = createFixture(() => Response.json(body, { status: 403 }));
    await expect(fetchApi('/api/v1/tasks')).rejects.toMatchObject({
      name: 'ApiError',
      code: 'forbidden',
      status: 403,
      message: 'Nein.',
    });
    expect(seen.signedOut).toBe(0);
  });

  it.each([
    ['text of a proxy', () => new Response('<html>', { status: 502 }), 'invalid-answer', 502],
    ['no connection', () => Promise.reject(new TypeError('failed')), 'unreachable', 0],
  ])('throws an error for %s', async (_, answer, code, status) => {
    const { fetchApi } = createFixture(answer);
    const error = await fetchApi('/api/v1/tasks').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code, status });
  });

  it('reports that the session is over', async () => {
    const { fetchApi, seen } = createFixture(() => Response.json({}, { status: 401 }));
    await expect(fetchApi('/api/v1/tasks')).rejects.toThrow();
    expect(seen.signedOut).toBe(1);
  });

  it.each([
    ['a read', undefined, 45_000, hang],
    ['a change', 'POST', 60_000, hang],
    ['a read whose body does not come', undefined, 45_000, hangAfterHead],
    ['a change whose body does not come', 'DELETE', 60_000, hangAfterHead],
  ])('is given up after its limit, and not repeated: %s', async (_, method, limitMs, answer) => {
    const { fetchApi, calls, limits } = createFixture(answer);
    const call = fetchApi('/api/v1/tasks', method ? { method } : {});
    const caught = call.catch((error: unknown) => error);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    const [limit] = limits;
    expect(limit?.delayMs).toBe(limitMs);
    limit?.work();
    expect(await caught).toMatchObject({ code: 'no-answer', status: 0, isUnanswered: true });
    expect(calls).toHaveLength(1);
    expect(limits.size).toBe(0);
  });

  it('is no error of its own when its page gives it up, and leaves no timer', async () => {
    const { fetchApi, limits } = createFixture(hang);
    const page = new AbortController();
    const caught = fetchApi('/api/v1/tasks', { signal: page.signal }).catch((error) => error);
    page.abort();
    expect(await caught).not.toBeInstanceOf(ApiError);
    expect(limits.size).toBe(0);
  });

  it.each([
    ['a connection that is lost', () => Promise.reject(new TypeError('failed')), true],
    ['a proxy that got no answer', () => new Response('<html>', { status: 504 }), true],
    ['a proxy that lost its connection', () => new Response('<html>', { status: 502 }), true],
    ['a proxy that knows no server', () => new Response('<html>', { status: 503 }), false],
    ['a proxy that refuses', () => new Response('<html>', { status: 403 }), false],
    [
      'the bot, whose own server did not answer',
      () => Response.json({ error: { code: 'overseerr-failed', message: '' } }, { status: 502 }),
      false,
    ],
  ])('says whether it may have been done: %s', async (_, answer, isUnanswered) => {
    const { fetchApi } = createFixture(answer);
    const error = await fetchApi('/api/v1/tasks', { method: 'POST' }).catch((caught) => caught);
    expect(error).toMatchObject({ isUnanswered });
  });

  it('passes on an answer without a body', async () => {
    const { fetchApi } = createFixture(() => new Response(null, { status: 204 }));
    expect((await fetchApi('/api/v1/tasks/1', { method: 'DELETE' })).status).toBe(204);
  });
});
