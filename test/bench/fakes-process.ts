import { type BenchOverseerr, createBenchOverseerr } from './bench-overseerr.ts';
import type { Crowd } from './crowd.ts';
import { createDiscordCrowd } from './discord-crowd.ts';
import {
  type FakesMethod,
  type FakesRequests,
  type FakesResults,
  fakesRequest,
  requestSchemas,
} from './fakes-channel.ts';
import { createLoad, type Load } from './load.ts';
import { createTelegramCrowd } from './telegram-crowd.ts';

// The process behind `startFakesProcess`: chat platform, media server and people.

interface Fakes {
  readonly crowd: Crowd;
  readonly media: BenchOverseerr;
  readonly load: Load;
}

let fakes: Fakes | null = null;

const handlers: {
  readonly [Name in FakesMethod]: (input: FakesRequests[Name]) => Promise<FakesResults[Name]>;
} = {
  async open({ platform, ...setup }: FakesRequests['open']) {
    const crowd =
      platform === 'discord' ? await createDiscordCrowd(setup) : await createTelegramCrowd(setup);
    const media = await createBenchOverseerr(crowd, setup.people);
    fakes = { crowd, media, load: createLoad(crowd, media) };
    const { url, apiKey } = media.server;
    const env = { ...crowd.env, OVERSEERR_URL: url, OVERSEERR_API_KEY: apiKey };
    return { env, conditions: crowd.conditions };
  },
  async target(target: FakesRequests['target']) {
    getFakes().media.server.webhook.setTarget(target);
    return {};
  },
  async upstream({ delayMs }: FakesRequests['upstream']) {
    getFakes().media.server.faults.clear();
    if (delayMs > 0) getFakes().media.server.faults.delayMs(delayMs);
    return {};
  },
  async meet({ people }: FakesRequests['meet']) {
    await getFakes().load.meet(people);
    return {};
  },
  acknowledge: ({ people, seconds, thinkMs }: FakesRequests['acknowledge']) =>
    getFakes().load.acknowledge(people, seconds, thinkMs),
  added: ({ count }: FakesRequests['added']) => getFakes().load.added(count),
  confirm: ({ people, each }: FakesRequests['confirm']) => getFakes().load.confirm(people, each),
  handOver: ({ people, each }: FakesRequests['handOver']) => getFakes().load.handOver(people, each),
  watch: ({ count, perSecond, people }: FakesRequests['watch']) =>
    getFakes().load.watch(count, perSecond, people),
  calls: () => getFakes().load.calls(),
  async complaints() {
    const { crowd, media } = getFakes();
    return [...new Set([...crowd.violations(), ...media.server.crashes])];
  },
};

function getFakes(): Fakes {
  if (!fakes) throw new Error('nothing is open');
  return fakes;
}

function isFakesMethod(name: string): name is FakesMethod {
  return Object.hasOwn(requestSchemas, name);
}

async function answer<Name extends FakesMethod>(method: Name, input: unknown): Promise<unknown> {
  return handlers[method](requestSchemas[method].parse(input));
}

process.on('message', (message) => {
  const { id, method, input } = fakesRequest.parse(message);
  const pending = isFakesMethod(method)
    ? answer(method, input)
    : Promise.reject(new Error('unknown verb'));
  pending.then(
    (result) => process.send?.({ id, result, error: null }),
    (error: unknown) => {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.send?.({ id, result: null, error: reason });
    },
  );
});
process.on('disconnect', () => process.exit(0));
