import type { z } from 'zod';
import type { RemoteUserId } from '../../domain/accounts/account.ts';
import { AppError, isAppError } from '../../domain/app-error.ts';
import { cutText } from '../../domain/text.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Call, Caller } from './caller.ts';
import type { HttpResponse } from './http-client.ts';
import { classifyResponse, toResponseError } from './response-error.ts';

/** Makes calls and reads their responses. */
export type Api = ReturnType<typeof createApi>;

const keyCheckTtlMs = 30_000;
const currentUserCall = { method: 'GET', path: '/auth/me', urgency: 'person' } as const;

/** Turns responses into parsed values and AppErrors. */
export function createApi(options: {
  readonly caller: Caller;
  readonly clock: Clock;
  /** Called when the server refuses the bot itself: its key, or all its changes. */
  readonly onBotRefused: () => void;
}) {
  const { caller, clock, onBotRefused } = options;
  let keyCheck: { readonly isValid: Promise<boolean>; readonly until: number } | null = null;

  return {
    /** The response, whatever its status. */
    send: (call: Call): Promise<HttpResponse> => caller.send(call),

    /** The error that a response means. */
    toError,

    /** The parsed body of a 2xx response. Throws the error that another response means. */
    async read<Schema extends z.ZodType>(call: Call, schema: Schema): Promise<z.output<Schema>> {
      const response = await caller.send(call);
      if (response.status < 200 || response.status > 299) throw await toError(response, call);
      return parse(response, schema);
    },

    /** Like `read`, but null for 404. */
    async readIfFound<Schema extends z.ZodType>(
      call: Call,
      schema: Schema,
    ): Promise<z.output<Schema> | null> {
      const response = await caller.send(call);
      if (response.status >= 200 && response.status <= 299) return parse(response, schema);
      if (classifyResponse(response, call) === 'not-found') return null;
      throw await toError(response, call);
    },

    parse,
  };

  async function toError(response: HttpResponse, call: Call): Promise<AppError> {
    const appError = await explainError(response, call);
    if (isAppError(appError, 'overseerr-key-rejected', 'overseerr-csrf-enabled')) onBotRefused();
    return appError;
  }

  async function explainError(response: HttpResponse, call: Call): Promise<AppError> {
    const code = classifyResponse(response, call);
    if (code !== 'denied') return toResponseError(code, response);
    const { as } = call;
    if (typeof as === 'string' || !(await isKeyValid()))
      return toResponseError('overseerr-key-rejected', response);
    return toResponseError(
      (await accountExists(as)) ? 'no-permission' : 'account-not-found',
      response,
    );
  }

  /**
   * A missing permission and an unknown account get the same 403 (docs/overseerr-api.md, "Errors"), but an existing
   * account may read its own user. Any other answer says nothing about the account.
   */
  async function accountExists(as: RemoteUserId): Promise<boolean> {
    const call = { ...currentUserCall, as } as const;
    const response = await caller.send(call);
    if (response.status === 200) return true;
    if (response.status === 403 || response.status === 404) return false;
    throw toResponseError('overseerr-failed', response);
  }

  /** A wrong key and an unknown account get the same 403. A call without an account tells them apart. */
  async function isKeyValid(): Promise<boolean> {
    const now = clock().getTime();
    if (!keyCheck || keyCheck.until < now) {
      keyCheck = { isValid: verifyKey(), until: now + keyCheckTtlMs };
    }
    const current = keyCheck;
    try {
      const isValid = await current.isValid;
      if (!isValid && keyCheck === current) keyCheck = null;
      return isValid;
    } catch (error) {
      if (keyCheck === current) keyCheck = null;
      throw error;
    }
  }

  async function verifyKey(): Promise<boolean> {
    return (await caller.send({ ...currentUserCall, as: 'key' })).status === 200;
  }
}

function parse<Schema extends z.ZodType>(response: HttpResponse, schema: Schema): z.output<Schema> {
  if (!response.isJson) throw toResponseError('not-overseerr', response);
  const parsed = schema.safeParse(response.body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new AppError('overseerr-failed', {
    detail: { status: response.status, reason: `unexpected fields: ${cutText(fields, 200)}` },
  });
}
