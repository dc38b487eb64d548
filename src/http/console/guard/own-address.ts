import { isIP } from 'node:net';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../../../domain/app-error.ts';
import { isFromThisMachine } from '../../from-this-machine.ts';
import type { ConsoleEnv } from '../console-env.ts';

/**
 * Serves only the console's own address: that of PUBLIC_URL, or one of this machine if the call comes from there. The
 * demo is served at every IP address, as its page is. Any other host name could be one that another site points here
 * (DNS rebinding). Throws `console-closed`.
 */
export function requireOwnAddress({
  publicUrl,
  isDemo,
}: {
  readonly publicUrl: string | null;
  readonly isDemo: boolean;
}) {
  const publicAddress = publicUrl === null ? null : new URL(publicUrl);
  const publicHosts = publicAddress ? listHosts(publicAddress) : [];
  return createMiddleware<ConsoleEnv>(async (c, next) => {
    const host = c.req.header('host') ?? '';
    const isLocal = isFromThisMachine(c) || (isDemo && isPlainHost(host));
    if (publicAddress && publicHosts.includes(host.toLowerCase()))
      c.set('ownOrigin', publicAddress.origin);
    else if (isLocal) c.set('ownOrigin', `http://${host}`);
    else throw new AppError('console-closed');
    await next();
  });
}

/** An address as clients name it: some add the port although it is the default one. */
function listHosts({ host, port, protocol }: URL): readonly string[] {
  if (port !== '') return [host];
  return [host, `${host}:${protocol === 'https:' ? 443 : 80}`];
}

/** `localhost` and IP addresses are not names that another site can point here. */
function isPlainHost(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const name = new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '');
  return isIP(name) !== 0 || name === 'localhost';
}
