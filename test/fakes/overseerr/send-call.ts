import type { FakeOverseerr } from './server.ts';

/** The user and the body of a call. */
export interface CallOptions {
  readonly as?: string | number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Makes a call with the right key, such as `'GET /request/1'`. Throws if the connection breaks. */
export async function sendCall(
  fake: Pick<FakeOverseerr, 'url' | 'apiKey'>,
  target: string,
  options: CallOptions = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const [method = 'GET', path = ''] = target.split(' ');
  const response = await fetch(`${fake.url}/api/v1${path}`, {
    method,
    headers: {
      'x-api-key': fake.apiKey,
      ...(options.as === undefined ? {} : { 'x-api-user': String(options.as) }),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}
