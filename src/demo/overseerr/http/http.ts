import type { Permission } from '../permissions.ts';
import type { User } from '../state.ts';
import type { World } from '../world.ts';

/** The type of a path or query parameter, in the terms of the OpenAPI validator. */
export type ParamRule =
  | 'number'
  | 'number,null'
  | 'string'
  | 'boolean'
  | readonly [string, ...string[]];

/** The type of a field in a JSON body. */
export type FieldRule =
  | 'number'
  | 'number or null'
  | 'string'
  | 'string or null'
  | 'boolean'
  | 'numbers'
  | 'seasons'
  | readonly [string, ...string[]];

export interface BodyRule {
  readonly required?: readonly string[];
  readonly fields?: Readonly<Record<string, FieldRule>>;
}

/** A call that has passed all general checks. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** The caller; always set for routes whose access is not `open`. */
  readonly user: User;
  readonly sessionId: string | undefined;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** The server crashes instead of answering (docs/overseerr-api.md, "Calls that crash the server"). */
  readonly crash?: string;
  /** The server crashes after it has answered. The real one takes about ten seconds. */
  readonly crashAfter?: string;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Without `/api/v1`; `:name` is a parameter. */
  readonly path: string;
  readonly access: 'open' | 'user' | readonly Permission[];
  readonly query?: Readonly<Record<string, ParamRule>>;
  readonly requiredQuery?: readonly string[];
  readonly params?: Readonly<Record<string, ParamRule>>;
  /** Set where the specification has a body; another content type is then refused with 415. */
  readonly body?: BodyRule;
  readonly onlyOn?: 'seerr';
  /** The first version that has the route. */
  readonly since?: string;
  /** Sent with every response of the route, also with errors. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly handle: (world: World, call: Call) => Reply | Promise<Reply>;
}

/** A 200 response with a JSON body. */
export function ok(body: unknown): Reply {
  return { status: 200, body };
}

/** An error in the format of the handlers: `{"message"}`. */
export function errorReply(status: number, message: string): Reply {
  return { status, body: { message } };
}

/** An error in the format of the permission middleware. */
export const forbiddenReply: Reply = {
  status: 403,
  body: { status: 403, error: 'You do not have permission to access this endpoint' },
};

/** The process crashes: the connection closes without a response. */
export function crash(reason: string): Reply {
  return { status: 0, crash: reason };
}

export interface Page<Row> {
  readonly pageInfo: {
    readonly pages: number;
    readonly pageSize: number;
    readonly results: number;
    readonly page: number;
  };
  readonly results: readonly Row[];
}

/** Selects a page as the server does: `take=0` means the default, a negative one all rows (#326, #327). */
export function toPage<Row>(
  rows: readonly Row[],
  query: Readonly<Record<string, string>>,
  defaultTake: number,
): Page<Row> {
  const take = Number(query['take'] ?? 0) || defaultTake;
  const skip = Number(query['skip'] ?? 0) || 0;
  return {
    pageInfo: {
      pages: Math.ceil(rows.length / take),
      pageSize: take,
      results: rows.length,
      page: Math.max(1, Math.ceil(skip / take) + 1),
    },
    results: take < 0 ? rows : rows.slice(skip, skip + take),
  };
}
