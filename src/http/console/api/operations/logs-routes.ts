import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { logLevels, logParts } from '../../../../domain/operator/log-line.ts';
import type { LogLines } from '../../../../ports/operator/log-lines.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import { jsonResponses, timeSchema } from '../schemas.ts';

const mostLines = 1_000;

const logLine = z
  .object({
    number: z.number(),
    at: timeSchema,
    level: z.enum(logLevels),
    part: z.enum(logParts),
    message: z.string(),
    fields: z.record(z.string(), z.unknown()),
  })
  .openapi('LogLine');

const readLog = createRoute({
  method: 'get',
  path: '/logs',
  // Lines can be about anything, and a token that only reads figures should not see them.
  ...access('admin'),
  summary: 'The last lines of the log of the process that answers',
  request: {
    query: z.object({
      /** The number of the last line that is known already. */
      after: z.coerce.number().int().nonnegative().default(0),
      level: z.enum(logLevels).default('info'),
      part: z.enum(logParts).optional(),
      limit: z.coerce.number().int().min(1).max(mostLines).default(500),
    }),
  },
  responses: jsonResponses(
    z.object({
      process: z.object({
        pid: z.number(),
        host: z.string(),
        role: z.string(),
        startedAt: timeSchema,
      }),
      lines: z.array(logLine),
      last: z.number(),
    }),
    'The lines, the oldest first, and the number of the newest of all',
  ),
});

/** What the routes of the log need. */
export interface LogsRouteDeps {
  readonly logLines: LogLines;
}

/** The last lines of the log. */
export function createLogsRoutes({ logLines }: LogsRouteDeps) {
  const { startedAt, ...process } = logLines.process;
  return new OpenAPIHono<ConsoleEnv>().openapi(readLog, (c) => {
    const { part = null, ...search } = c.req.valid('query');
    const { lines, last } = logLines.read({ part, ...search });
    return c.json(
      {
        process: { ...process, startedAt: startedAt.toISOString() },
        lines: lines.map(({ at, fields, ...line }) => ({
          ...line,
          at: at.toISOString(),
          fields: { ...fields },
        })),
        last,
      },
      200,
    );
  });
}
