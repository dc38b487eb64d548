import { request } from 'undici';
import { z } from 'zod';
import { Fault, isFault } from '../core/fault.ts';
import type { PlexTv } from '../ports/sign-in.ts';

const product = 'MediaNest';
const answerMs = 10_000;
const maxLabelChars = 60;
const maxAnswerChars = 1_000_000;

/** Where people confirm a PIN (https://forums.plex.tv/t/authenticating-with-plex/609370). */
const confirmUrl = 'https://app.plex.tv/auth';

const wirePin = z.object({ id: z.int().positive(), code: z.string().regex(/^[\w-]{4,100}$/) });
const wireLook = z.object({ authToken: z.string().nullish() });
const wireUser = z.object({
  id: z.int().positive(),
  email: z.string().nullish().catch(null),
  confirmed: z.boolean().nullish().catch(false),
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Plex's account API: `POST /api/v2/pins`, `GET /api/v2/pins/:id`, `GET /api/v2/user`, `DELETE
 * /api/v2/users/signout`. `baseUrl` without a
 * trailing slash. Neither codes nor tokens are kept or put into faults.
 */
export function createPlexTv({ baseUrl }: { readonly baseUrl: string }): PlexTv {
  return {
    async begin(installation, asker) {
      const answer = await call('POST', '/api/v2/pins?strong=true', installation);
      const { id, code } = read(wirePin, answer);
      const query = new URLSearchParams({
        clientID: installation,
        code,
        'context[device][product]': product,
        'context[device][deviceName]': labelOf(asker),
      });
      return { pin: id, url: `${confirmUrl}#?${query}` };
    },

    async look(installation, pin) {
      const token = await tokenOf(installation, pin);
      if (token === 'gone' || token === 'waiting') return token;
      const user = read(wireUser, await call('GET', '/api/v2/user', installation, token.value));
      const email = user.email || null;
      return {
        plexId: `${user.id}`,
        email,
        isConfirmed: email !== null && user.confirmed !== false,
      };
    },

    async signOut(installation, pin) {
      try {
        const token = await tokenOf(installation, pin);
        if (token === 'gone' || token === 'waiting') return;
        await call('DELETE', '/api/v2/users/signout', installation, token.value);
      } catch (error) {
        if (!isFault(error, 'plex-unreachable')) throw error;
      }
    },
  };

  async function tokenOf(installation: string, pin: number) {
    const answer = await call('GET', `/api/v2/pins/${pin}`, installation);
    if (answer.status === 404) return 'gone';
    const { authToken } = read(wireLook, answer);
    return authToken ? { value: authToken } : 'waiting';
  }

  async function call(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    installation: string,
    token?: string,
  ): Promise<Answer> {
    try {
      const { statusCode, body } = await request(`${baseUrl}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          'x-plex-client-identifier': installation,
          'x-plex-product': product,
          ...(token ? { 'x-plex-token': token } : {}),
        },
        signal: AbortSignal.timeout(answerMs),
      });
      const text = await body.text();
      return { status: statusCode, body: parseJson(text.slice(0, maxAnswerChars)) };
    } catch (error) {
      throw unreachable(error instanceof Error ? error.name : 'unknown');
    }
  }
}

function read<Schema extends z.ZodType>(schema: Schema, { status, body }: Answer) {
  const parsed = status >= 200 && status <= 299 ? schema.safeParse(body) : null;
  if (!parsed?.success) throw unreachable(`status ${status}`);
  return parsed.data;
}

/** People name themselves: nothing that hides, turns or breaks the line, and not the whole page. */
function labelOf(asker: string): string {
  const plain = asker.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const chars = [...plain];
  if (chars.length <= maxLabelChars) return plain;
  const half = (maxLabelChars - 1) / 2;
  return `${chars.slice(0, Math.ceil(half)).join('')}…${chars.slice(-Math.floor(half)).join('')}`;
}

function unreachable(reason: string): Fault {
  return new Fault('plex-unreachable', { detail: { reason } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
