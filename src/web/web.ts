import type { Hono } from 'hono';
import type { Dispatch } from '../chat/dispatch.ts';
import { commandNames } from '../chat/i18n/command-names.ts';
import { getLocalName } from '../chat/i18n/local-names.ts';
import type { Translate, Translations } from '../chat/i18n/translations.ts';
import type { Outbound } from '../chat/outbound.ts';
import { builtPageFolder, createStaticFiles } from '../lib/http/static-files.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createInbound, type Inbound } from './inbound.ts';
import { type Message, toWireMessage } from './message.ts';
import { createMessageFile } from './message-file.ts';
import { createMessages } from './messages.ts';
import { createOutbound } from './outbound.ts';
import { createPendingAnswers } from './pending-answers.ts';
import { listRooms, toWirePerson, type WebPerson } from './people.ts';
import { createRoutes, type Renderers, type WebControls } from './routes.ts';
import { createStreams, type Stream } from './streams.ts';
import { loadPageTexts } from './texts/page-texts.ts';
import type { WireCommand, WireControls } from './wire.ts';

const controlsPollMs = 400;

export interface WebOptions {
  readonly translations: Translations;
  /** The title of the simulated Overseerr server. */
  readonly serverTitle: string;
  readonly log: Log;
  readonly clock: Clock;
  /** Where messages are kept across restarts. */
  readonly folder: string;
  /** The people whom a visitor can act as. */
  readonly people: readonly WebPerson[];
  /** Whether a chat belongs to somebody who is made up: messages to them are kept, and nobody can look at them. */
  readonly isMadeUp?: (id: string) => boolean;
  /** The SVG for a path like `/posters/movie/603.svg`; null for a title without a poster. */
  readonly renderPoster: (path: string) => string | null;
  /** Null leaves the switches of the simulated server out. */
  readonly controls: WebControls | null;
  /** Renderers for the preview of a card on other platforms; the page can show `discord` and `telegram`. */
  readonly renderers: Renderers;
  /** Host names of the page besides `localhost` and IP addresses. */
  readonly hosts?: readonly string[];
  /** The folder with the built page; given in tests. */
  readonly page?: URL;
}

/** The demo page as a chat platform. */
export interface Web {
  readonly name: 'web';
  readonly outbound: Outbound;
  /** The page's routes, to be mounted at `/`. */
  readonly app: Hono;
  /** Resolves when saved messages are loaded and the bot answers. */
  start(dispatch: Dispatch): Promise<void>;
  /** Waits for pending answers, closes the streams, and saves the messages. */
  stop(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
}

/** Creates the page; its messages are kept in a file. */
export function createWeb(options: WebOptions): Web {
  const {
    translations,
    log,
    clock,
    people,
    controls,
    renderPoster,
    renderers,
    folder,
    hosts = [],
    isMadeUp = () => false,
  } = options;
  const messageFile = createMessageFile(folder, log);
  const messages = createMessages(messageFile, clock);
  const pendingAnswers = createPendingAnswers();
  const streams = createStreams();
  const ids = new Set(people.map((person) => person.id));
  let inbound: Inbound | null = null;
  let commandsIn: (locale: string) => readonly WireCommand[] = () => [];

  const app = createRoutes({
    files: createStaticFiles(options.page ?? builtPageFolder('demo')),
    people,
    messages,
    inbound: () => inbound,
    controls,
    renderPoster,
    renderers,
    hosts,
    texts: loadPageTexts(options.serverTitle, (locale) =>
      translations.forLocale(locale)('language-name'),
    ),
    stream: (readers, locale) =>
      inbound && streams.open((stream) => listen(stream, readers, locale)),
  });

  return {
    name: 'web',
    outbound: createOutbound({
      messages,
      pendingAnswers,
      hasChat: (id) => ids.has(id) || isMadeUp(id),
    }),
    app,
    async start(dispatch) {
      await messages.load();
      commandsIn = (locale) => toCommands(dispatch, translations.forLocale(locale), locale);
      inbound = createInbound({ dispatch, messages, pendingAnswers });
      streams.start();
    },
    async stop() {
      inbound = null;
      await pendingAnswers.whenAllDone();
      streams.stop();
      await messageFile.flush();
    },
    status: () =>
      inbound ? { isReady: true, detail: 'answers' } : { isReady: false, detail: 'not started' },
  };

  /** Sends a page everything its readers may see, and then every change. */
  function listen(stream: Stream, readers: readonly WebPerson[], locale: string): () => void {
    const isVisible = ({ reader, room }: Message) =>
      readers.some(
        (person) => (reader === null || reader === person.id) && listRooms(person).includes(room),
      );
    let lastControls = controls?.read() ?? null;
    stream.send('welcome', {
      people: people.map(toWirePerson),
      commands: commandsIn(locale),
      messages: messages.all().filter(isVisible).map(toWireMessage),
      controls: lastControls,
      previewPlatforms: Object.keys(renderers),
    });
    const unsubscribe = messages.subscribe((message) => {
      if (isVisible(message)) stream.send('message', toWireMessage(message));
    });
    // The switches have no change event, and `failsNext` turns itself off.
    const pollTimer = setInterval(() => {
      const controlsNow = controls?.read() ?? null;
      if (controlsNow && lastControls && !isSame(controlsNow, lastControls))
        stream.send('controls', controlsNow);
      lastControls = controlsNow;
    }, controlsPollMs);
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

function toCommands({ commands }: Dispatch, t: Translate, locale: string): WireCommand[] {
  return commands.map(({ name, summary, options }) => ({
    name,
    label: getLocalName(commandNames, name, locale),
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
