import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { Caller } from '../../../../domain/console/caller.ts';
import { approverTopics, consoleTopics } from '../../../../domain/console/console-topic.ts';
import type { ConsoleAccess } from '../../../../usecases/console/console-access.ts';
import type { ConsoleEvents } from '../../../../usecases/console/events/console-events.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';

/** How often a connection shows that it is alive, and whether its caller may still be told anything. */
const heartbeatMs = 20_000;

const event = z.object({ topic: z.enum(consoleTopics) });

const readEvents = createRoute({
  method: 'get',
  path: '/events',
  ...access('read', { approver: true }),
  summary: 'What has changed, as server-sent events without the news itself',
  responses: {
    200: {
      content: { 'text/event-stream': { schema: event } },
      description: 'One event for each topic that has changed',
    },
  },
});

/** What the route of events needs. */
export interface EventsRouteDeps {
  readonly events: Pick<ConsoleEvents, 'subscribe'>;
  readonly consoleAccess: Pick<ConsoleAccess, 'isStillAllowed'>;
  /** Calls `work` again and again. Returns how to end that. */
  readonly every: (ms: number, work: () => void) => () => void;
}

/** The stream of events. */
export function createEventsRoutes({ events, consoleAccess, every }: EventsRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>().openapi(readEvents, (c) => {
    const caller = c.get('caller');
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      await new Promise<void>((resolve) => {
        const end = () => {
          unsubscribe();
          endHeartbeat();
          resolve();
        };
        const write = (work: Promise<unknown>) => void work.catch(end);
        const unsubscribe = events.subscribe((topics) => {
          for (const topic of topics.filter((each) => isFor(caller, each))) {
            write(stream.writeSSE({ data: JSON.stringify({ topic }) }));
          }
        });
        const endHeartbeat = every(heartbeatMs, () => {
          write(
            consoleAccess.isStillAllowed(caller).then(async (isAllowed) => {
              if (isAllowed) await stream.write(': alive\n\n');
              else end();
            }),
          );
        });
        stream.onAbort(end);
        write(stream.write(': connected\n\n'));
      });
    });
  });
}

function isFor({ role }: Caller, topic: (typeof consoleTopics)[number]): boolean {
  return role === 'admin' || approverTopics.includes(topic);
}
