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

/** The route of a call. */
export interface FoundRoute {
  readonly route: Route;
  readonly name: string;
  readonly params: ReadonlyMap<string, string>;
}

/** Finds the first route that fits the method and the decoded segments of the path. */
export function createRouteFinder(
  routes: readonly Route[],
): (method: string, segments: readonly string[]) => FoundRoute | undefined {
  const bySize = Map.groupBy(
    routes.map((route) => {
      const parts = route.template.split('/').slice(1);
      const names = parts.map((part) => /^\{(.+)\}$/.exec(part)?.[1]);
      return { route, name: nameOf(route), parts, names };
    }),
    ({ route, parts }) => `${route.method} ${parts.length}`,
  );
  return (method, segments) => {
    const found = bySize
      .get(`${method} ${segments.length}`)
      ?.find(({ parts, names }) =>
        segments.every((segment, index) => names[index] !== undefined || parts[index] === segment),
      );
    if (!found) return undefined;
    const { route, name, names } = found;
    const params = new Map<string, string>();
    for (const [index, segment] of segments.entries()) {
      const key = names[index];
      if (key !== undefined) params.set(key, segment);
    }
    return { route, name, params };
  };
}

/** 200 with JSON. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** 204: no body and no content type, or discord.js fails to read it. */
export const done: Answer = { status: 204 };
