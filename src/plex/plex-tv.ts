import { request } from 'undici';
import { z } from 'zod';
import { AppError, isAppError } from '../domain/app-error.ts';
import { createBodyReader } from '../lib/body-reader.ts';
import type { PlexTv } from '../ports/accounts/sign-in-repository.ts';

const product = 'MediaNest';
const responseTimeoutMs = 10_000;
const maxLabelChars = 60;
const bodyLimits = { maxBytes: 1_000_000, maxTotalBytes: 5_000_000 };

/** The page on which people confirm a PIN (https://forums.plex.tv/t/authenticating-with-plex/609370). */
const confirmUrl = 'https://app.plex.tv/auth';

const wirePin = z.object({ id: z.int().positive(), code: z.string().regex(/^[\w-]{4,100}$/) });
const wirePinStatus = z.object({ authToken: z.string().nullish() });
const wireUser = z.object({
  id: z.int().positive(),
  email: z.string().nullish().catch(null),
  confirmed: z.boolean().nullish().catch(false),
});

interface PlexResponse {
  readonly status: number;
  readonly body: unknown;
}

/**
 * A client for Plex's account API: `POST /api/v2/pins`, `GET /api/v2/pins/:id`, `GET /api/v2/user`, and `DELETE
 * /api/v2/users/signout`. `baseUrl` has no trailing slash. Codes and tokens are neither stored nor put into errors.
 */
export function createPlexTv({ baseUrl }: { readonly baseUrl: string }): PlexTv {
  const bodyReader = createBodyReader(bodyLimits);
  return {
    async createPin(clientId, name) {
      const response = await call('POST', '/api/v2/pins?strong=true', { clientId });
      const { id, code } = parseResponse(wirePin, response);
      const query = new URLSearchParams({
        clientID: clientId,
        code,
        'context[device][product]': product,
        'context[device][deviceName]': toDeviceLabel(name),
      });
      return { pinId: id, url: `${confirmUrl}#?${query}` };
    },

    async checkPin(clientId, pin) {
      const token = await fetchToken(clientId, pin);
      if (token === 'gone' || token === 'waiting') return token;
      const user = parseResponse(
        wireUser,
        await call('GET', '/api/v2/user', { clientId, token: token.value }),
      );
      const email = user.email || null;
      return {
        plexId: `${user.id}`,
        email,
        isEmailConfirmed: email !== null && user.confirmed !== false,
      };
    },

    async signOut(clientId, pin) {
      try {
        const token = await fetchToken(clientId, pin);
        if (token === 'gone' || token === 'waiting') return;
        await call('DELETE', '/api/v2/users/signout', { clientId, token: token.value });
      } catch (error) {
        if (!isAppError(error, 'plex-unreachable')) throw error;
      }
    },
  };

  async function fetchToken(clientId: string, pin: number) {
    const response = await call('GET', `/api/v2/pins/${pin}`, { clientId });
    if (response.status === 404) return 'gone';
    const { authToken } = parseResponse(wirePinStatus, response);
    return authToken ? { value: authToken } : 'waiting';
  }

  async function call(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    { clientId, token }: { readonly clientId: string; readonly token?: string },
  ): Promise<PlexResponse> {
    try {
      const { statusCode, body } = await request(`${baseUrl}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          'x-plex-client-identifier': clientId,
          'x-plex-product': product,
          ...(token ? { 'x-plex-token': token } : {}),
        },
        signal: AbortSignal.timeout(responseTimeoutMs),
      });
      return { status: statusCode, body: await bodyReader.read(body, parseJson) };
    } catch (error) {
      throw createUnreachableError(error instanceof Error ? error.name : 'unknown');
    }
  }
}

function parseResponse<Schema extends z.ZodType>(schema: Schema, { status, body }: PlexResponse) {
  const parsed = status >= 200 && status <= 299 ? schema.safeParse(body) : null;
  if (!parsed?.success) throw createUnreachableError(`status ${status}`);
  return parsed.data;
}

/** Plex shows this name: without invisible characters and line breaks, and shortened in the middle. */
function toDeviceLabel(name: string): string {
  const plain = name.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const chars = [...plain];
  if (chars.length <= maxLabelChars) return plain;
  const half = (maxLabelChars - 1) / 2;
  return `${chars.slice(0, Math.ceil(half)).join('')}…${chars.slice(-Math.floor(half)).join('')}`;
}

function createUnreachableError(reason: string): AppError {
  return new AppError('plex-unreachable', { detail: { reason } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
