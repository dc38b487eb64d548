import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { View } from '../chat/view.ts';
import { type StaticFiles, sendStaticFile } from '../lib/http/static-files.ts';
import { requireSameOrigin, setSecurityHeaders } from './guard.ts';
import type { Inbound } from './inbound.ts';
import type { Messages } from './messages.ts';
import { readPageLocale, rememberPageLocale } from './page-language.ts';
import { listRooms, type Visitor, type WebPerson } from './people.ts';
import type { WireControls, WireTexts } from './wire.ts';

/** The switches of the simulated Overseerr server. */
export interface WebControls {
  read(): WireControls;
  /** Changes the given switches; resolves when the change has taken effect. */
  set(change: Partial<WireControls>): Promise<void>;
}

/** Renderers of other platforms, by platform name. Each returns the message that the platform would be sent. */
export type Renderers = Readonly<Record<string, (view: View) => unknown>>;

const notBuiltText = 'The demo page has not been built. Run `npm run build` and start again.';
const maxBodyBytes = 64 * 1024;
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
  react: z.object({ as, message: id, vote: z.enum(['yes', 'no']) }),
  suggest: z.object({
    as,
    room,
    command: z.string().max(40),
    option: z.string().max(40),
    query: z.string().max(200),
  }),
  language: z.object({ locale: z.string().max(20) }),
  controls: z.object({
    isDown: z.boolean().exactOptional(),
    delayMs: z.number().int().min(0).max(20_000).exactOptional(),
    failsNext: z.boolean().exactOptional(),
  }),
};

/** The HTTP routes of the page: its files, its event stream, and the actions of people. */
export function createRoutes(deps: {
  /** The files of the built page. */
  readonly files: () => StaticFiles;
  readonly people: readonly WebPerson[];
  readonly messages: Messages;
  /** Null until the bot has started. */
  readonly inbound: () => Inbound | null;
  readonly controls: WebControls | null;
  readonly renderPoster: (path: string) => string | null;
  readonly renderers: Renderers;
  /** Null until the bot has started. */
  readonly stream: (readers: readonly WebPerson[], locale: string) => Response | null;
  /** The page's own texts by language. */
  readonly texts: ReadonlyMap<string, WireTexts>;
  /** Host names of the page besides `localhost` and IP addresses. */
  readonly hosts: readonly string[];
}): Hono {
  const { files, messages, inbound, controls, renderPoster, renderers, stream, texts } = deps;
  const people = new Map(deps.people.map((person) => [person.id, person]));
  const locales = [...texts.keys()];
  const app = new Hono();

  for (const path of ['/', '/page/*', '/posters/*', '/web/*']) app.use(path, setSecurityHeaders);
  app.use('/web/*', requireSameOrigin(deps.hosts));
  app.use(
    '/web/*',
    bodyLimit({ maxSize: maxBodyBytes, onError: (c) => c.json({ error: 'too large' }, 413) }),
  );

  app.get('/', (c) => serveFile('index.html', c.req.raw.headers));
  app.get('/page/:path{.+}', (c) => serveFile(c.req.param('path'), c.req.raw.headers));

  app.get('/posters/:type/:name', (c) => {
    const svg = renderPoster(c.req.path);
    if (svg === null) return c.text('no such poster', 404);
    return c.body(svg, 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
    });
  });

  app.get('/web/texts', (c) => {
    const pageTexts = texts.get(readPageLocale(c, locales));
    return c.json(pageTexts ?? null, 200, { vary: 'accept-language, cookie' });
  });

  app.post('/web/language', async (c) => {
    const parsed = schemas.language.safeParse(await c.req.json().catch(() => null));
    const locale = locales.find((each) => each === parsed.data?.locale);
    if (!locale) return c.json({ error: 'no such language' }, 400);
    rememberPageLocale(c, locale);
    return c.json({});
  });

  app.get('/web/stream', (c) => {
    const readers = (c.req.queries('as') ?? []).flatMap((personId) => people.get(personId) ?? []);
    const locale = readPageLocale(c, locales);
    return stream(readers, locale) ?? c.json({ error: 'not ready yet' }, 503);
  });

  app.get('/web/previews/:id', (c) => {
    const message = messages.find(c.req.param('id'));
    const reader = people.get(c.req.query('as') ?? '');
    const isVisible =
      message &&
      reader &&
      listRooms(reader).includes(message.room) &&
      (message.reader === null || message.reader === reader.id);
    if (!isVisible) return c.json({ error: 'no such message' }, 404);
    const previews = Object.entries(renderers).map(([name, renderPreview]) => [
      name,
      renderPreview(message.view),
    ]);
    return c.json(Object.fromEntries(previews));
  });

  addAction('command', schemas.command, (handler, person, input) => handler.command(person, input));
  addAction('press', schemas.press, (handler, person, input) => handler.press(person, input));
  addAction('submit', schemas.submit, (handler, person, input) => handler.submit(person, input));
  addAction('react', schemas.react, (handler, person, input) => handler.react(person, input));
  addAction('suggest', schemas.suggest, (handler, person, input) => handler.suggest(person, input));

  app.post('/web/controls', async (c) => {
    const parsed = schemas.controls.safeParse(await c.req.json().catch(() => null));
    if (!controls) return c.json({ error: 'there is no simulated server' }, 404);
    if (!parsed.success) return c.json({ error: 'not readable' }, 400);
    await controls.set(parsed.data);
    return c.json(controls.read());
  });

  return app;

  /** Adds the route of one action. A room or message that the person cannot see is answered as not found. */
  function addAction<Input extends { readonly as: string }>(
    name: string,
    schema: z.ZodType<Input>,
    run: (handler: Inbound, visitor: Visitor, input: Input) => Promise<object | null>,
  ): void {
    app.post(`/web/${name}`, async (c) => {
      const parsed = schema.safeParse(await c.req.json().catch(() => null));
      const person = parsed.success ? people.get(parsed.data.as) : undefined;
      if (!parsed.success || !person) return c.json({ error: 'not readable' }, 400);
      const handler = inbound();
      if (!handler) return c.json({ error: 'not ready yet' }, 503);
      const locale = readPageLocale(c, locales);
      const answer = await run(handler, { ...person, locale }, parsed.data);
      return answer === null ? c.json({ error: 'no such message' }, 404) : c.json(answer);
    });
  }

  function serveFile(name: string, request: Headers): Response {
    const file = files().get(name);
    if (file) return sendStaticFile(file, request, { isImmutable: name.startsWith('assets/') });
    return name === 'index.html'
      ? new Response(notBuiltText, { status: 503 })
      : new Response('not found', { status: 404 });
  }
}
