import { type RemoteUserId, toRemoteUserId } from '../domain/accounts/account.ts';
import type {
  Credentials,
  LoginResult,
  PageMethod,
  QuickConnect,
} from '../domain/accounts/sign-in.ts';
import { AppError, type ErrorCode, isAppError } from '../domain/app-error.ts';
import type { Api } from './transport/api.ts';
import type { Call } from './transport/caller.ts';
import type { HttpResponse } from './transport/http-client.ts';
import { classifyResponse, readShape, toResponseError } from './transport/response-error.ts';
import { wireLogin, wireQuickConnect, wireQuickConnectState } from './wire/schemas.ts';

const quickConnectPath = '/auth/jellyfin/quickconnect';

/**
 * Signs people in: with a password, or with Quick Connect. What the answers mean is in docs/overseerr-api.md, "Signing
 * in". The server asks a media server before it answers, so its failures do not mean that it is down.
 */
export function createSignIn(options: {
  readonly api: Api;
  /** Called when the server no longer allows a way to sign in. */
  readonly onSignInDisabled: () => void;
}) {
  const { api, onSignInDisabled } = options;

  return {
    async login(credentials: Credentials): Promise<LoginResult> {
      const call = toCall('POST', ...loginCalls[credentials.method](credentials));
      const response = await send(call);
      if (response.status === 200) return finishLogin(response);
      const refusal = readRefusal(response, call, credentials.method);
      if (refusal) return refusal;
      throw await toSignInError(response, call);
    },

    async startQuickConnect(): Promise<QuickConnect> {
      const call = toCall('POST', `${quickConnectPath}/initiate`);
      const response = await send(call);
      if (response.status === 200) return api.parse(response, wireQuickConnect);
      throw await toQuickConnectError(response, call);
    },

    async checkQuickConnect(secret: string): Promise<'waiting' | 'approved' | 'gone'> {
      const call = { ...toCall('GET', `${quickConnectPath}/check`), query: { secret } };
      const response = await send(call);
      if (response.status === 200) {
        const { authenticated } = api.parse(response, wireQuickConnectState);
        return authenticated ? 'approved' : 'waiting';
      }
      if (isRefusal(response, call)) return 'gone';
      throw await toQuickConnectError(response, call);
    },

    async finishQuickConnect(secret: string): Promise<RemoteUserId | 'no-account' | 'gone'> {
      const call = toCall('POST', `${quickConnectPath}/authenticate`, { secret });
      const response = await send(call);
      if (response.status === 200) return finishLogin(response);
      if (isRefusal(response, call)) return response.status === 403 ? 'no-account' : 'gone';
      throw await toQuickConnectError(response, call);
    },
  };

  /** A lost response means only that nobody was signed in here. */
  async function send(call: Call): Promise<HttpResponse> {
    return api.send(call).catch((error: unknown) => {
      throw isAppError(error, 'outcome-unknown')
        ? new AppError('overseerr-unreachable', { detail: error.detail })
        : error;
    });
  }

  /** Only the ID is read, because Overseerr's answer contains a bcrypt hash. The session is not needed. */
  function finishLogin(response: HttpResponse): RemoteUserId | 'no-account' {
    if (response.sessionCookie) void endSession(response.sessionCookie);
    return toRemoteUserId(api.parse(response, wireLogin).id) ?? 'no-account';
  }

  /** Nobody waits for it: a session that cannot be ended expires, and its cookie is not kept. */
  async function endSession(cookie: string): Promise<void> {
    const call = toCall('POST', '/auth/logout');
    await api.send({ ...call, cookie, urgency: 'background' }).catch(() => undefined);
  }

  async function toSignInError(response: HttpResponse, call: Call): Promise<AppError> {
    const code = readLoginError(response, call);
    if (code === 'sign-in-disabled') onSignInDisabled();
    if (code) return toResponseError(code, response);
    // It is about the person, not about the key of the bot.
    return isRefusal(response, call)
      ? toResponseError('overseerr-refused', response)
      : api.toError(response, call);
  }

  async function toQuickConnectError(response: HttpResponse, call: Call): Promise<AppError> {
    const { status, isJson } = response;
    if (!isJson || isCsrfRefusal(response, call)) return api.toError(response, call);
    // An older version, or another media server.
    if (status === 403 || status === 404 || status === 405) {
      onSignInDisabled();
      return toResponseError('sign-in-disabled', response);
    }
    const isUnavailable = status >= 500 || status === 401;
    return toResponseError(
      isUnavailable ? 'quick-connect-unavailable' : 'overseerr-refused',
      response,
    );
  }
}

/** The path and body of a login. */
const loginCalls = {
  password: ({ name, password }) => ['/auth/local', { email: name, password }],
  // A new account gets the name as its email address, as on Seerr's own page. Without one, it cannot be created.
  jellyfin: ({ name, password }) => ['/auth/jellyfin', { username: name, password, email: name }],
} as const satisfies Record<PageMethod, (credentials: Credentials) => readonly [string, object]>;

/** The meaning of a refusal by method, status, and who wrote it; null if it is not about the credentials. */
function readRefusal(
  response: HttpResponse,
  call: Call,
  method: PageMethod,
): 'wrong-password' | 'no-account' | null {
  if (!isRefusal(response, call)) return null;
  const { status } = response;
  const shape = readShape(response);
  if (status === 400) return 'wrong-password';
  if (shape !== 'handler') return null;
  if (method === 'password') return status === 403 ? 'wrong-password' : null;
  if (status === 401) return 'wrong-password';
  return status === 403 ? 'no-account' : null;
}

/** What else can be wrong with a login; null if it has nothing to do with signing in. */
function readLoginError(response: HttpResponse, call: Call): ErrorCode | null {
  const { status, isJson } = response;
  if (!isJson) return null;
  if (classifyResponse(response, call) === 'sign-in-disabled') return 'sign-in-disabled';
  if (call.path !== '/auth/jellyfin') return null;
  const shape = readShape(response);
  // Overseerr and Jellyseerr's first versions do not have the path.
  if (shape === 'validator' && (status === 404 || status === 405)) return 'sign-in-disabled';
  if (shape !== 'handler') return null;
  if (status === 404 || status === 502) return 'media-server-unreachable';
  return status === 500 ? 'media-server-refused' : null;
}

/** Whether the server refuses what a person sent, and not the bot. */
function isRefusal(response: HttpResponse, call: Call): boolean {
  const { status, isJson } = response;
  return isJson && status >= 400 && status < 500 && !isCsrfRefusal(response, call);
}

/** The owner has turned on CSRF protection, which refuses everything that the bot changes. */
function isCsrfRefusal(response: HttpResponse, call: Call): boolean {
  return classifyResponse(response, call) === 'overseerr-csrf-enabled';
}

function toCall(method: 'GET' | 'POST', path: string, body?: object): Call {
  return {
    method,
    path,
    ...(body && { body }),
    as: 'anonymous',
    urgency: 'person',
    isOnce: true,
    isRelayed: true,
  };
}
