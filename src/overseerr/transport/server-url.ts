import { AppError } from '../../domain/app-error.ts';

/** Where the API of a server is. `authorization` is for a password-protected proxy in front of it. */
export interface ServerUrl {
  readonly origin: string;
  /** `/api/v1`, behind the sub-path of the server if it has one. */
  readonly apiPath: string;
  readonly authorization: string | null;
}

/**
 * Reads the address an owner typed: with or without a sub-path, trailing slashes or `/api/v1`.
 * Throws `not-overseerr` for anything but an http or https address.
 */
export function parseServerUrl(baseUrl: string): ServerUrl {
  const text = baseUrl.trim();
  if (!URL.canParse(text)) throw createBadUrlError();
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw createBadUrlError();
  const subPath = url.pathname.replace(/\/+$/, '').replace(/\/api(?:\/v1)?$/i, '');
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return {
    origin: url.origin,
    apiPath: `${subPath}/api/v1`,
    authorization:
      credentials === ':' ? null : `Basic ${Buffer.from(credentials).toString('base64')}`,
  };
}

function createBadUrlError(): AppError {
  return new AppError('not-overseerr', { detail: { reason: 'bad-address' } });
}
