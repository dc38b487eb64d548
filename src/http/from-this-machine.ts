import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** Headers of a request that somebody passed on. */
const proxyHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
  'true-client-ip',
];
const loopbackAddress = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/**
 * Whether the connection comes from this machine and nobody passed the request on. Headers can only take the right
 * away: the address itself is that of the socket. Another host name means that a page of another site made the call
 * (DNS rebinding).
 */
export function isFromThisMachine(c: Context): boolean {
  if (!loopbackAddress.test(readRemoteAddress(c))) return false;
  if (proxyHeaders.some((name) => c.req.header(name) !== undefined)) return false;
  return loopbackHost.test(c.req.header('host') ?? '');
}

/** The address at the other end of the connection; empty if it is not known. */
export function readRemoteAddress(c: Context): string {
  const bindings: Partial<HttpBindings> | undefined = c.env;
  return bindings?.incoming?.socket.remoteAddress ?? '';
}
