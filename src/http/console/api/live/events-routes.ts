import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { AppError } from '../../../../domain/app-error.ts';
import type { Caller } from '../../../../domain/console/caller.ts';
import { approverTopics, consoleTopics } from '../../../../domain/console/console-topic.ts';
import type { UserId } from '../../../../domain/id.ts';
import type { ConsoleAccess } from '../../../../usecases/console/console-access.ts';
import type { ConsoleEvents } from '../../../../usecases/console/events/console-events.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';

/** How often a connection shows that it is alive, and whether its caller may still be told anything. */
const heartbeatMs = 20_000;
/**
 * How many connections one person may have, however many sessions and tokens they use, and all people together: each
 * takes a file descriptor.
 */
const mostOfOne = 40;
const mostOfAll = 400;

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
  readonly events: Pick<ConsoleEvents, 'subscribe' | 'whenWatching'>;
  readonly consoleAccess: Pick<ConsoleAccess, 'isStillAllowed'>;
  /** Calls `work` again and again. Returns how to end that. */
  readonly every: (ms: number, work: () => void) => () => void;
}

/** The stream of events. */
export function createEventsRoutes({ events, consoleAccess, every }: EventsRouteDeps) {
  const open = new Map<UserId, number>();
  return new OpenAPIHono<ConsoleEnv>().openapi(readEvents, async (c) => {
    const caller = c.get('caller');
    const close = take(caller.actor.userId);
    c.header('x-accel-buffering', 'no');
    const response = streamSSE(c, async (stream) => {
      await new Promise<void>((resolve) => {
        const end = () => {
          unsubscribe();
          endHeartbeat();
          close();
          resolve();
        };
        const write = (work: Promise<unknown>) => void work.catch(end);
        const endUnlessAllowed = async () => {
          if (await consoleAccess.isStillAllowed(caller)) await stream.write(': alive\n\n');
          else end();
        };
        const unsubscribe = events.subscribe((topics) => {
          for (const topic of topics.filter((each) => isFor(caller, each))) {
            write(stream.writeSSE({ data: JSON.stringify({ topic }) }));
          }
          // Whoever ends a session or takes rights away is recorded.
          if (topics.includes('audit')) write(endUnlessAllowed());
        });
        const endHeartbeat = every(heartbeatMs, () => write(endUnlessAllowed()));
        stream.onAbort(end);
        write(stream.write(': connected\n\n'));
      });
    });
    // A page reads as soon as it is connected, and is told from then on.
    await events.whenWatching();
    return response;
  });

  /** Counts a connection. Returns how to end that. Throws `too-many-streams`. */
  function take(owner: UserId): () => void {
    const own = open.get(owner) ?? 0;
    const all = [...open.values()].reduce((sum, count) => sum + count, 0);
    if (own >= mostOfOne || all >= mostOfAll) throw new AppError('too-many-streams');
    open.set(owner, own + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const left = (open.get(owner) ?? 1) - 1;
      if (left > 0) open.set(owner, left);
      else open.delete(owner);
    };
  }
}

function isFor({ role }: Caller, topic: (typeof consoleTopics)[number]): boolean {
  return role === 'admin' || approverTopics.includes(topic);
}
