import type { Body } from '../http/body.ts';
import { checkCallback } from './callback-rules.ts';
import { checkSchema } from './check-schema.ts';
import { checkCommand, checkCommands } from './command-rules.ts';
import { checkMessage } from './message-rules.ts';
import { routeSchemas } from './route-schemas.ts';
import type { Violation } from './violation.ts';

/** Our rules for the body of a route; the first match applies. */
const rules: readonly (readonly [RegExp, (body: unknown) => Violation[]])[] = [
  [/^PUT .*\/commands$/, checkCommands],
  [/^POST .*\/commands$/, checkCommand],
  [/^POST .*\/callback$/, checkCallback],
  [/^(POST|PATCH) \/channels\/\{channel_id\}\/messages/, (body) => checkMessage(body, 'channel')],
  [/^(POST|PATCH) \/webhooks\//, (body) => checkMessage(body, 'interaction')],
];

/** All violations in the body of a call: of Discord's schema, then of its unwritten rules. */
export function validateCall(route: string, body: Body): Violation[] {
  const schema = routeSchemas.get(route);
  if (!schema) {
    return body.json === undefined
      ? []
      : [{ path: [], code: 'UNKNOWN_BODY', message: 'this route takes no body' }];
  }
  const rule = rules.find(([name]) => name.test(route))?.[1];
  const given = body.json ?? {};
  return [...checkSchema(schema, given), ...(rule ? rule(given) : [])];
}
