import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../src/console/api/api-error.ts';
import { createFetchApi } from '../../../src/console/api/fetch-api.ts';

function createFixture(answer: () => Response | Promise<Response>) {
  const calls: Headers[] = [];
  const seen = { signedOut: 0 };
  vi.stubGlobal('fetch', async (_input: string, init: RequestInit) => {
    calls.push(new Headers(init.headers));
    return answer();
  });
  const fetchApi = createFetchApi({
    locale: 'de',
    csrf: () => 'the-token',
    onSignedOut: () => seen.signedOut++,
  });
  return { fetchApi, calls, seen };
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
});
