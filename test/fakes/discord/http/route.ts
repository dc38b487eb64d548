import type { Answer } from './refusal.ts';

/** One REST call as passed to a handler. */
export interface Call {
  /** A path parameter, decoded; naming one the template lacks throws. */
  param(name: string): string;
  readonly query: URLSearchParams;
  /** The JSON body, or the `payload_json` of a multipart one; undefined without body. */
  readonly body: unknown;
  /** Names of the files of a multipart body. */
  readonly files: readonly string[];
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path as Discord's OpenAPI writes it. */
  readonly template: string;
  /** `bot`: needs the bot token. `token`: the path contains the token. */
  readonly auth: 'bot' | 'token';
  /** Interaction responses do not count toward the global limit. */
  readonly isOutsideGlobal?: boolean;
  readonly handle: (call: Call) => Answer;
}

/** The name of the route in faults and records. */
export function nameOf(route: Pick<Route, 'method' | 'template'>): string {
  return `${route.method} ${route.template}`;
}

/** Path parameters if the segments fit the template. */
export function matchTemplate(
  template: string,
  segments: readonly string[],
): Map<string, string> | undefined {
  const parts = template.split('/').slice(1);
  if (parts.length !== segments.length) return undefined;
  const params = new Map<string, string>();
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name !== undefined) params.set(name, segment);
    else if (part !== segment) return undefined;
  }
  return params;
}

/** 200 with JSON. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** 204: no body and no content type, or discord.js fails to read it. */
export const done: Answer = { status: 204 };
