import type { Hono } from 'hono';
import type { Dispatch } from '../chat/dispatch.ts';
import type { Translations } from '../chat/i18n/translations.ts';
import type { Outbound } from '../chat/outbound.ts';
import type { Clock, Log } from '../ports/ports.ts';
import { builtPage, readAssets } from './assets.ts';
import { createInbound, type Inbound } from './inbound.ts';
import { createKeyedMutex } from './keyed-mutex.ts';
import { type Message, toWire } from './message.ts';
import { createMessageFile } from './message-file.ts';
import { createMessages } from './messages.ts';
import { createOutbound } from './outbound.ts';
import { listRooms, toWirePerson, type WebPerson } from './people.ts';
import { createRoutes, type Renderers, type WebControls } from './routes.ts';
import { createStreams, type Stream } from './streams.ts';
import type { WireCommand, WireControls } from './wire.ts';

export interface WebOptions {
  readonly texts: Translations;
  readonly log: Log;
  readonly clock: Clock;
  /** Where messages outlive the process. */
  readonly folder: string;
  /** Whom a visitor may be. */
  readonly people: readonly WebPerson[];
  /** SVG text for `/posters/movie/603.svg`; null for what has no poster. */
  readonly renderPoster: (path: string) => string | null;
  /** Null leaves the switches of the demonstration server out. */
  readonly controls: WebControls | null;
  /** How a card would look elsewhere; the page draws `discord` and `telegram`. */
  readonly renderers: Renderers;
  /** Names by which the page may be called besides `localhost` and addresses in numbers. */
  readonly hosts?: readonly string[];
  /** The folder with the built page; given in tests. */
  readonly page?: URL;
}

/** The demonstration page as a place for the bot. */
export interface Web {
  readonly name: 'web';
  readonly outbound: Outbound;
  /** The page's routes, to be mounted at `/`. */
  readonly app: Hono;
  /** Resolves when the messages of last time are there and people are answered. */
  start(dispatch: Dispatch): Promise<void>;
  /** Lets answers under way end, closes the streams, writes the messages. */
  stop(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
}

/** The page as a chat platform: rooms for everybody, kept in a file. */
export function createWeb(options: WebOptions): Web {
  const {
    texts,
    log,
    clock,
    people,
    controls,
    renderPoster,
    renderers,
    folder,
    hosts = [],
  } = options;
  const messageFile = createMessageFile(folder, log);
  const messages = createMessages(messageFile, clock);
  const mutex = createKeyedMutex();
  const streams = createStreams();
  const ids = new Set(people.map((person) => person.id));
  let inbound: Inbound | null = null;
  let commands: readonly WireCommand[] = [];

  const app = createRoutes({
    assets: readAssets(options.page ?? builtPage),
    people,
    messages,
    inbound: () => inbound,
    controls,
    renderPoster,
    renderers,
    hosts,
    stream: (readers) => inbound && streams.open((stream) => listen(stream, readers)),
  });

  return {
    name: 'web',
    outbound: createOutbound({ messages, mutex, isPerson: (id) => ids.has(id) }),
    app,
    async start(dispatch) {
      await messages.load();
      commands = toCommands(dispatch, texts);
      inbound = createInbound({ dispatch, messages, mutex });
      streams.start();
    },
    async stop() {
      inbound = null;
      await mutex.whenAllIdle();
      streams.stop();
      await messageFile.flush();
    },
    status: () =>
      inbound ? { isReady: true, detail: 'answers' } : { isReady: false, detail: 'not started' },
  };

  /** Tells one page everything its readers may see, and then every change. */
  function listen(stream: Stream, readers: readonly WebPerson[]): () => void {
    const isFor = ({ reader, room }: Message) =>
      readers.some(
        (person) => (reader === null || reader === person.id) && listRooms(person).includes(room),
      );
    let lastControls = controls?.read() ?? null;
    stream.send('welcome', {
      people: people.map(toWirePerson),
      commands,
      messages: messages.all().filter(isFor).map(toWire),
      controls: lastControls,
      previewPlatforms: Object.keys(renderers),
    });
    const unsubscribe = messages.subscribe((message) => {
      if (isFor(message)) stream.send('message', toWire(message));
    });
    // The switches have no event of their own, and one of them falls back by itself.
    const pollTimer = setInterval(() => {
      const controlsNow = controls?.read() ?? null;
      if (controlsNow && lastControls && !isSame(controlsNow, lastControls))
        stream.send('controls', controlsNow);
      lastControls = controlsNow;
    }, 400);
    pollTimer.unref();
    return () => {
      clearInterval(pollTimer);
      unsubscribe();
    };
  }
}

function isSame(one: WireControls, other: WireControls): boolean {
  return (
    one.isDown === other.isDown &&
    one.delayMs === other.delayMs &&
    one.failsNext === other.failsNext
  );
}

function toCommands({ commands }: Dispatch, texts: Translations): WireCommand[] {
  const t = texts.forLocale('en');
  return commands.map(({ name, summary, options }) => ({
    name,
    summary: t(summary),
    options: Object.entries(options).map(([option, declared]) => ({
      name: option,
      kind: declared.kind,
      summary: t(declared.summary),
      isRequired: declared.isRequired,
      suggests: declared.kind === 'text' && declared.suggest !== undefined,
    })),
  }));
}
