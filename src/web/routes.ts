import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { View } from '../chat/view.ts';
import type { Asset } from './assets.ts';
import { onlyFromPage, secureHeaders } from './guard.ts';
import type { Inbound } from './inbound.ts';
import type { Messages } from './messages.ts';
import { roomsOf, type WebPerson } from './people.ts';
import type { WirePanel } from './wire.ts';

/** The switches of the demonstration server. */
export interface WebPanel {
  read(): WirePanel;
  /** Changes what is given; resolves when it holds. */
  set(change: Partial<WirePanel>): Promise<void>;
}

/** How a view would look elsewhere: the message that a platform would be sent, by the platform's name. */
export type Renderers = Readonly<Record<string, (view: View) => unknown>>;

const bodyMaxBytes = 64 * 1024;
const id = z.string().max(100);
const room = z.enum(['general', 'approvals', 'direct']);
const as = z.string().max(100);
const schemas = {
  command: z.object({
    as,
    room,
    name: z.string().max(40),
    options: z.record(z.string().max(40), z.union([z.string().max(500), z.number(), z.boolean()])),
    text: z.string().max(600),
  }),
  press: z.object({ as, message: id, id, values: z.array(id).max(50) }),
  submit: z.object({
    as,
    message: id,
    id,
    fields: z.record(z.string().max(40), z.string().max(4000)),
  }),
  react: z.object({ as, message: id, sign: z.enum(['yes', 'no']) }),
  suggest: z.object({
    as,
    room,
    command: z.string().max(40),
    option: z.string().max(40),
    typed: z.string().max(200),
  }),
  panel: z.object({
    isDown: z.boolean().exactOptional(),
    delayMs: z.number().int().min(0).max(20_000).exactOptional(),
    failsNext: z.boolean().exactOptional(),
  }),
};

/** The page's door: its files, its stream, and what people do. */
export function createRoutes(needs: {
  readonly assets: ReadonlyMap<string, Asset>;
  readonly people: readonly WebPerson[];
  readonly messages: Messages;
  /** Null as long as nobody answers. */
  readonly inbound: () => Inbound | null;
  readonly panel: WebPanel | null;
  readonly poster: (path: string) => string | null;
  readonly renderers: Renderers;
  /** Null as long as nobody answers. */
  readonly stream: (readers: readonly WebPerson[]) => Response | null;
  /** The page's names besides `localhost` and addresses in numbers. */
  readonly hosts: readonly string[];
}): Hono {
  const { assets, messages, inbound, panel, poster, renderers, stream } = needs;
  const people = new Map(needs.people.map((person) => [person.id, person]));
  const app = new Hono();

  for (const path of ['/', '/page/*', '/posters/*', '/web/*']) app.use(path, secureHeaders);
  app.use('/web/*', onlyFromPage(needs.hosts));
  app.use('/web/*', bodyLimit({ maxSize: bodyMaxBytes }));

  app.get('/', (c) => file('index.html', c.req.header('if-none-match')));
  app.get('/page/:name', (c) => file(c.req.param('name'), c.req.header('if-none-match')));

  app.get('/posters/:type/:name', (c) => {
    const svg = poster(c.req.path);
    if (svg === null) return c.text('no such poster', 404);
    return c.body(svg, 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
    });
  });

  app.get('/web/stream', (c) => {
    const readers = (c.req.queries('as') ?? []).flatMap((each) => people.get(each) ?? []);
    return stream(readers) ?? c.json({ error: 'not ready yet' }, 503);
  });

  app.get('/web/drawings/:id', (c) => {
    const message = messages.find(c.req.param('id'));
    const reader = people.get(c.req.query('as') ?? '');
    const isSeen =
      message &&
      reader &&
      roomsOf(reader).includes(message.room) &&
      (message.reader === null || message.reader === reader.id);
    if (!isSeen) return c.json({ error: 'no such message' }, 404);
    const drawn = Object.entries(renderers).map(([name, draw]) => [name, draw(message.view)]);
    return c.json(Object.fromEntries(drawn));
  });

  on('command', schemas.command, (door, person, given) => door.command(person, given));
  on('press', schemas.press, (door, person, given) => door.press(person, given));
  on('submit', schemas.submit, (door, person, given) => door.submit(person, given));
  on('react', schemas.react, (door, person, given) => door.react(person, given));
  on('suggest', schemas.suggest, (door, person, given) => door.suggest(person, given));

  app.post('/web/panel', async (c) => {
    const parsed = schemas.panel.safeParse(await c.req.json().catch(() => null));
    if (!panel) return c.json({ error: 'there is no demonstration server' }, 404);
    if (!parsed.success) return c.json({ error: 'not readable' }, 400);
    await panel.set(parsed.data);
    return c.json(panel.read());
  });

  return app;

  /** One thing people do: who and what is read strictly; what cannot be seen is answered as not there. */
  function on<Given extends { readonly as: string }>(
    name: string,
    schema: z.ZodType<Given>,
    run: (door: Inbound, person: WebPerson, given: Given) => Promise<object | null>,
  ): void {
    app.post(`/web/${name}`, async (c) => {
      const parsed = schema.safeParse(await c.req.json().catch(() => null));
      const person = parsed.success ? people.get(parsed.data.as) : undefined;
      if (!parsed.success || !person) return c.json({ error: 'not readable' }, 400);
      const door = inbound();
      if (!door) return c.json({ error: 'not ready yet' }, 503);
      const answer = await run(door, person, parsed.data);
      return answer === null ? c.json({ error: 'no such message' }, 404) : c.json(answer);
    });
  }

  function file(name: string, known: string | undefined): Response {
    const asset = assets.get(name);
    if (!asset) return new Response('not found', { status: 404 });
    const { body, type, etag } = asset;
    const headers = { 'content-type': type, etag, 'cache-control': 'no-cache' };
    return known === etag
      ? new Response(null, { status: 304, headers })
      : new Response(body, { headers });
  }
}
