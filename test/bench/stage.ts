import { type Answers, type Asks, askSchemas, question, type Verb } from './channel.ts';
import type { Crowd } from './crowd.ts';
import { createDiscordCrowd } from './discord-crowd.ts';
import { createLoad, type Load } from './load.ts';
import { createMedia, type Media } from './media.ts';
import { createTelegramCrowd } from './telegram-crowd.ts';

// The process behind `startStage`: chat platform, media server and people.

interface Scene {
  readonly crowd: Crowd;
  readonly media: Media;
  readonly load: Load;
}

let scene: Scene | null = null;

const answers: { readonly [Name in Verb]: (ask: Asks[Name]) => Promise<Answers[Name]> } = {
  async open({ platform, ...setup }: Asks['open']) {
    const crowd =
      platform === 'discord' ? await createDiscordCrowd(setup) : await createTelegramCrowd(setup);
    const media = await createMedia(crowd, setup.people);
    scene = { crowd, media, load: createLoad(crowd, media) };
    const { url, apiKey } = media.server;
    const env = { ...crowd.env, OVERSEERR_URL: url, OVERSEERR_API_KEY: apiKey };
    return { env, conditions: crowd.conditions };
  },
  async target(target: Asks['target']) {
    opened().media.server.webhook.target(target);
    return {};
  },
  async upstream({ delayMs }: Asks['upstream']) {
    opened().media.server.faults.clear();
    if (delayMs > 0) opened().media.server.faults.delayMs(delayMs);
    return {};
  },
  async meet({ people }: Asks['meet']) {
    await opened().load.meet(people);
    return {};
  },
  acknowledge: ({ people, seconds, thinkMs }: Asks['acknowledge']) =>
    opened().load.acknowledge(people, seconds, thinkMs),
  added: ({ count }: Asks['added']) => opened().load.added(count),
  confirm: ({ people, each }: Asks['confirm']) => opened().load.confirm(people, each),
  handOver: ({ people, each }: Asks['handOver']) => opened().load.handOver(people, each),
  watch: ({ count, perSecond, people }: Asks['watch']) =>
    opened().load.watch(count, perSecond, people),
  calls: () => opened().load.calls(),
  async complaints() {
    const { crowd, media } = opened();
    return [...new Set([...crowd.complaints(), ...media.server.crashes])];
  },
};

function opened(): Scene {
  if (!scene) throw new Error('nothing is open');
  return scene;
}

function isVerb(name: string): name is Verb {
  return Object.hasOwn(askSchemas, name);
}

async function answer<Name extends Verb>(verb: Name, ask: unknown): Promise<unknown> {
  return answers[verb](askSchemas[verb].parse(ask));
}

process.on('message', (message) => {
  const { id, verb, ask } = question.parse(message);
  const coming = isVerb(verb) ? answer(verb, ask) : Promise.reject(new Error('unknown verb'));
  coming.then(
    (answer) => process.send?.({ id, answer, error: null }),
    (error: unknown) => {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.send?.({ id, answer: null, error: why });
    },
  );
});
process.on('disconnect', () => process.exit(0));
