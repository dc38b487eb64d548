import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** A person with an account at plex.tv. */
export interface PlexAccount {
  readonly id: number;
  readonly username: string;
  readonly email: string;
  /** Omitted from the response if undefined. */
  readonly confirmed?: boolean;
}

interface Pin {
  readonly id: number;
  readonly code: string;
  readonly client: string;
  readonly expiresAt: Date;
  authToken: string | null;
}

/** A call as plex.tv saw it. */
export interface PlexCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const pinSeconds = 1_800;
const identity = {
  MediaContainer: { size: 0, claimed: true, machineIdentifier: 'a1b2c3', version: '1.41.0' },
};

export type FakePlex = Awaited<ReturnType<typeof createFakePlex>>;

/**
 * plex.tv's PIN and account calls, and a Plex server's `/identity`, on loopback. PINs belong to the client that
 * asked for them; a token is good until it is signed out.
 */
export async function createFakePlex(now: () => Date = () => new Date()) {
  const pins = new Map<number, Pin>();
  const tokens = new Map<string, PlexAccount>();
  const calls: PlexCall[] = [];
  const trouble: { status: number | null } = { status: null };
  const quick: { account: PlexAccount | null } = { account: null };
  let lastPin = 1_700_000_000;

  const server = createServer((request, response) => {
    const { status, body } = answerTo(request);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(body === null ? '' : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');

  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    trouble,
    /** The person who confirms every new PIN as soon as it is created. */
    quick,
    /** Tokens that are still valid. */
    tokens: () => [...tokens.keys()],
    pins: () => [...pins.values()],

    /** Confirms the PIN in a URL, as a person does at app.plex.tv; returns the new token. */
    confirm(url: string, account: PlexAccount): string {
      const query = new URLSearchParams(new URL(url).hash.replace(/^#\?/, ''));
      const pin = [...pins.values()].find(({ code }) => code === query.get('code'));
      if (!pin || pin.client !== query.get('clientID')) throw new Error('no such code');
      return confirmPin(pin, account);
    },

    /** Forgets everything, for the next test. */
    startOver(): void {
      pins.clear();
      tokens.clear();
      calls.length = 0;
      trouble.status = null;
      quick.account = null;
    },

    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  function answerTo({ method = '', url = '/', headers }: IncomingMessage): Answer {
    const { pathname: path, searchParams } = new URL(url, 'http://plex');
    calls.push({ method, path, headers });
    if (trouble.status !== null) return { status: trouble.status, body: { errors: [] } };
    if (path === '/identity') return { status: 200, body: identity };
    const client = headers['x-plex-client-identifier'];
    if (typeof client !== 'string') return refusal(400, 1000, 'missing client identifier');
    if (`${method} ${path}` === 'POST /api/v2/pins') {
      return {
        status: 201,
        body: toPinShape(newPin(client, searchParams.get('strong') === 'true')),
      };
    }
    const [, id] = /^\/api\/v2\/pins\/(\d+)$/.exec(path) ?? [];
    return id
      ? pinOf(Number(id), client)
      : accountOfToken(`${method} ${path}`, headers['x-plex-token']);
  }

  function newPin(client: string, isStrong: boolean): Pin {
    lastPin += 1;
    const code = randomBytes(isStrong ? 13 : 2).toString('hex');
    const expiresAt = new Date(now().getTime() + pinSeconds * 1000);
    const pin: Pin = { id: lastPin, code, client, expiresAt, authToken: null };
    pins.set(pin.id, pin);
    // A copy: the response that creates a PIN never has its token.
    const made = { ...pin };
    if (quick.account) confirmPin(pin, quick.account);
    return made;
  }

  function confirmPin(pin: Pin, account: PlexAccount): string {
    const token = randomBytes(10).toString('hex');
    pin.authToken = token;
    tokens.set(token, account);
    return token;
  }

  function pinOf(id: number, client: string): Answer {
    const pin = pins.get(id);
    if (!pin || pin.client !== client || pin.expiresAt <= now()) {
      return refusal(404, 1020, 'Code not found or expired');
    }
    return { status: 200, body: toPinShape(pin) };
  }

  function accountOfToken(call: string, header: string | string[] | undefined): Answer {
    const token = String(header);
    const account = tokens.get(token);
    if (!account) return refusal(401, 1001, 'User could not be authenticated');
    if (call === 'GET /api/v2/user') {
      const { id, username, email, confirmed } = account;
      const uuid = id.toString(16).padStart(16, '0');
      const body = { id, uuid, username, title: username, email, confirmed, authToken: token };
      return { status: 200, body };
    }
    if (call !== 'DELETE /api/v2/users/signout') return refusal(404, 404, 'Not Found');
    tokens.delete(token);
    return { status: 204, body: null };
  }
}

function toPinShape({ id, code, client, expiresAt, authToken }: Pin) {
  const app = { product: 'MediaNest', trusted: false, clientIdentifier: client };
  return { id, code, ...app, expiresIn: pinSeconds, expiresAt, authToken, newRegistration: null };
}

function refusal(status: number, code: number, message: string): Answer {
  return { status, body: { errors: [{ code, message, status }] } };
}
