import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { readBytes } from '../../../../src/lib/http/read-bytes.ts';
import { type Answer, type CallHandler, methods, unreadable } from './call-handler.ts';
import type { Upload } from './method.ts';
import { parseMultipart } from './multipart.ts';

export interface HttpListener {
  readonly url: string;
  stop(): Promise<void>;
}

interface Body {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Upload>;
}

const path = /^\/bot([^/]+)\/(\w+)$/;
const noFiles: ReadonlyMap<string, Upload> = new Map();

/** Serves `/bot<token>/<method>` on a free port of 127.0.0.1: GET and POST, JSON, URL-encoded and multipart bodies. */
export async function startListener(token: string, handler: CallHandler): Promise<HttpListener> {
  const closing = new AbortController();
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      console.error('the Telegram fake failed', error);
      if (!response.headersSent) write(response, failure(500, 'Internal Server Error'));
    });
  });
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    const match = path.exec(decodeURIComponent(url.pathname));
    const method = match?.[2];
    if (method === undefined) return write(response, failure(404, 'Not Found'));
    if (match?.[1] !== token) return write(response, failure(401, 'Unauthorized'));
    const bytes = await readBytes(request);
    const body = readBody(method, bytes, request.headers['content-type'] ?? '');
    if (body instanceof Error) return write(response, unreadable(body.message));
    const hungUp = new AbortController();
    response.on('close', () => hungUp.abort());
    const fromUrl = methods[method]?.fromForm(Object.fromEntries(url.searchParams)) ?? {};
    const answer = await handler.handle({
      method,
      parameters: { ...fromUrl, ...body.parameters },
      files: body.files,
      signal: AbortSignal.any([hungUp.signal, closing.signal]),
    });
    if (answer === 'dropped') request.socket.destroy();
    else write(response, answer);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = requireAddress(server.address()).port;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function requireAddress(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address;
}

const jsonObject = z.record(z.string(), z.unknown());

function readBody(method: string, bytes: Buffer, contentType: string): Body | Error {
  if (bytes.length === 0) return { parameters: {}, files: noFiles };
  const toParameters = (fields: Readonly<Record<string, string>>) =>
    methods[method]?.fromForm(fields) ?? fields;
  try {
    if (contentType.startsWith('multipart/form-data')) {
      const { fields, files } = parseMultipart(bytes, contentType);
      const direct = [...files.keys()].filter((name) => !isReferred(fields, name));
      const uploads = Object.fromEntries(direct.map((name) => [name, `attach://${name}`]));
      return { parameters: toParameters({ ...fields, ...uploads }), files };
    }
    if (contentType.startsWith('application/x-www-form-urlencoded')) {
      const fields = Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));
      return { parameters: toParameters(fields), files: noFiles };
    }
    return {
      parameters: withoutNulls(jsonObject.parse(JSON.parse(bytes.toString('utf8')))),
      files: noFiles,
    };
  } catch (error) {
    return error instanceof Error ? error : new Error('unreadable');
  }
}

/** A file can be a field itself, or another field can reference it as `attach://…`. */
const isReferred = (fields: Readonly<Record<string, string>>, name: string) =>
  Object.values(fields).some((value) => value.includes(`attach://${name}`));

const withoutNulls = (parameters: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== null));

const failure = (code: number, description: string): Answer => ({
  ok: false,
  error_code: code,
  description,
});

function write(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return;
  response.writeHead(answer.ok ? 200 : answer.error_code, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}
