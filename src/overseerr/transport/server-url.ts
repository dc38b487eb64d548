import { AppError } from '../../domain/app-error.ts';

/** The parts of a server's address. `authorization` is for a proxy with a password. */
export interface ServerUrl {
  readonly origin: string;
  /** Without a trailing slash; empty if the server has none. */
  readonly subPath: string;
  /** `/api/v1`, after the sub-path of the server, if it has one. */
  readonly apiPath: string;
  readonly authorization: string | null;
}

/**
 * Parses an address with or without a sub-path, trailing slashes, and `/api/v1`. Throws `not-overseerr` if it is not
 * an http or https address.
 */
export function parseServerUrl(baseUrl: string): ServerUrl {
  const text = baseUrl.trim();
  if (!URL.canParse(text)) throw createInvalidUrlError();
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw createInvalidUrlError();
  const subPath = url.pathname.replace(/\/+$/, '').replace(/\/api(?:\/v1)?$/i, '');
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return {
    origin: url.origin,
    subPath,
    apiPath: `${subPath}/api/v1`,
    authorization:
      credentials === ':' ? null : `Basic ${Buffer.from(credentials).toString('base64')}`,
  };
}

function createInvalidUrlError(): AppError {
  return new AppError('not-overseerr', { detail: { reason: 'invalid address' } });
}
