import type { FakeOverseerr } from './server.ts';

/** How a test asks: as whom, with what. */
export interface Asked {
  readonly as?: string | number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** One call with the right key, as `'GET /request/1'`; throws when the wire breaks. */
export async function ask(
  fake: Pick<FakeOverseerr, 'url' | 'apiKey'>,
  line: string,
  asked: Asked = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const [method = 'GET', path = ''] = line.split(' ');
  const response = await fetch(`${fake.url}/api/v1${path}`, {
    method,
    headers: {
      'x-api-key': fake.apiKey,
      ...(asked.as === undefined ? {} : { 'x-api-user': String(asked.as) }),
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...asked.headers,
    },
    ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    ...(asked.signal ? { signal: asked.signal } : {}),
  });
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}
