import { request } from 'undici';
import type { ServiceFaultCode } from '../domain/services/service-fault.ts';
import { createBodyReader } from '../lib/body-reader.ts';
import type { ProbeResult } from '../ports/services/service-probe.ts';

const timeoutMs = 10_000;

const bodyReader = createBodyReader({ maxBytes: 2_000_000, maxTotalBytes: 10_000_000 });

/** A response. `body` is undefined unless it was JSON. */
interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Calls an address, with the user name and password in it as a header. Throws errors of the network, and when `signal`
 * is aborted.
 */
export async function callAddress(
  address: string,
  headers: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Answer> {
  const { statusCode, body } = await send(address, headers, signal);
  return { status: statusCode, body: await bodyReader.read(body, parseJson) };
}

function send(
  address: string,
  headers: Readonly<Record<string, string>> = {},
  signal = AbortSignal.timeout(timeoutMs),
) {
  const url = new URL(address);
  const { username, password } = url;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  url.username = '';
  url.password = '';
  return request(url, {
    headers: {
      accept: 'application/json',
      ...headers,
      ...(username && { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }),
    },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    signal,
  });
}

/** Whether an address answers with a status below 400. */
export async function checkHttp(name: string, address: string): Promise<ProbeResult> {
  try {
    const { statusCode: status, body } = await send(address);
    // Only the status counts, so a page of any size is fine.
    void body.dump().catch(() => undefined);
    return status < 400
      ? { isUp: true, title: name, detail: `${name} is responding`, fault: null }
      : toFailure(`${name} answers with status ${status}`, 'status', {
          reason: `${status}`,
          title: name,
        });
  } catch (error) {
    const reason = toReason(error);
    return toFailure(`${name} is not responding (${reason})`, 'unreachable', {
      reason,
      title: name,
    });
  }
}

/** The result of a check that failed. */
export function toFailure(
  detail: string,
  code: ServiceFaultCode,
  { reason = null, title = null }: { reason?: string | null; title?: string | null } = {},
): ProbeResult {
  return { isUp: false, title, detail, fault: { code, reason } };
}

/** Why there was no response: a code, never an address. */
export function toReason(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return error instanceof Error ? error.name : 'unknown';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
