import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBytes } from '../../../lib/http/read-bytes.ts';
import type { Fault } from '../faults.ts';
import type { Reply } from './http.ts';

/** A call as the server received it. */
export interface RecordedCall {
  readonly method: string;
  /** Without `/api/v1` and without the query. */
  readonly path: string;
  /** Not decoded, without the question mark. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** `X-API-User`, or `undefined`. */
  readonly asUser: string | undefined;
  /** Parsed JSON, or the text when it is not JSON. */
  readonly body: unknown;
  /** `undefined` until the call is answered, and forever when the response was lost. */
  status: number | undefined;
  readonly at: Date;
}

/** A completely received call with what is needed to answer it. */
export interface ReceivedCall {
  readonly call: RecordedCall;
  /** Path and query, not decoded. */
  readonly target: string;
  readonly bodyText: string;
}

/** Reads a call completely; rejects when the connection is closed before that. */
export async function receiveCall(request: IncomingMessage): Promise<ReceivedCall> {
  const { method = 'GET', url: target = '/' } = request;
  const headers = readHeaders(request);
  const bodyText = (await readBytes(request)).toString('utf8');
  const [fullPath = '', query = ''] = target.split(/\?(.*)/s);
  const call: RecordedCall = {
    method,
    path: fullPath.replace(/^\/api\/v1/i, ''),
    query,
    headers,
    asUser: headers['x-api-user'],
    body: parseBody(bodyText),
    status: undefined,
    at: new Date(),
  };
  return { call, target, bodyText };
}

/** Sends a reply: strings as HTML unless the headers say otherwise, everything else as JSON. */
export function writeReply(response: ServerResponse, reply: Reply): void {
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  response.statusCode = reply.status;
  if (reply.body === undefined) {
    response.end();
    return;
  }
  const isText = typeof reply.body === 'string';
  if (!response.hasHeader('content-type')) {
    const type = isText ? 'text/html' : 'application/json';
    response.setHeader('content-type', `${type}; charset=utf-8`);
  }
  response.end(isText ? reply.body : JSON.stringify(reply.body));
}

/** The reply of a fault; `undefined` for a fault that does not respond. */
export function toFaultReply(fault: Fault | undefined): Reply | undefined {
  if (fault?.kind === 'fail') return { status: fault.status, body: fault.body };
  if (fault?.kind !== 'limit') return undefined;
  return {
    status: 429,
    headers: { 'retry-after': String(fault.retryAfterSeconds) },
    body: { message: 'Too Many Requests' },
  };
}

function readHeaders(request: IncomingMessage): Record<string, string | undefined> {
  const entries = Object.entries(request.headers);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

function parseBody(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
