import type { z } from 'zod';
import { type BenchOverseerr, createBenchOverseerr } from './bench-overseerr.ts';
import type { Crowd } from './crowd.ts';
import { createDiscordCrowd } from './discord-crowd.ts';
import {
  type FakesMethod,
  type FakesRequests,
  type FakesResults,
  fakesRequest,
  type fakesResponse,
  requestSchemas,
} from './fakes-channel.ts';
import { createLoad, type Load } from './load.ts';
import { createTelegramCrowd } from './telegram-crowd.ts';

// The process that `startFakesProcess` starts: the chat platform, Overseerr, and the people.

interface Fakes {
  readonly crowd: Crowd;
  readonly overseerr: BenchOverseerr;
  readonly load: Load;
}

let fakes: Fakes | null = null;

const handlers: {
  readonly [Name in FakesMethod]: (input: FakesRequests[Name]) => Promise<FakesResults[Name]>;
} = {
  async setUp({ platform, ...setup }: FakesRequests['setUp']) {
    const crowd =
      platform === 'discord' ? await createDiscordCrowd(setup) : await createTelegramCrowd(setup);
    const overseerr = await createBenchOverseerr(crowd, setup.people);
    fakes = { crowd, overseerr, load: createLoad(crowd, overseerr) };
    const { url, apiKey } = overseerr.server;
    const env = { ...crowd.env, OVERSEERR_URL: url, OVERSEERR_API_KEY: apiKey };
    return { env, conditions: crowd.conditions };
  },
  async setWebhookTarget(target: FakesRequests['setWebhookTarget']) {
    getFakes().overseerr.server.webhook.setTarget(target);
    return {};
  },
  async setUpstreamDelay({ delayMs }: FakesRequests['setUpstreamDelay']) {
    getFakes().overseerr.server.faults.clear();
    if (delayMs > 0) getFakes().overseerr.server.faults.delayMs(delayMs);
    return {};
  },
  async introduce({ people }: FakesRequests['introduce']) {
    await getFakes().load.introduce(people);
    return {};
  },
  measureFirstAnswers: ({ people, seconds, thinkMs }: FakesRequests['measureFirstAnswers']) =>
    getFakes().load.measureFirstAnswers(people, seconds, thinkMs),
  measureAddedDelay: ({ count, people }: FakesRequests['measureAddedDelay']) =>
    getFakes().load.measureAddedDelay(count, people),
  measureConfirmations: ({ people, each }: FakesRequests['measureConfirmations']) =>
    getFakes().load.measureConfirmations(people, each),
  measureSubmissions: ({ people, each }: FakesRequests['measureSubmissions']) =>
    getFakes().load.measureSubmissions(people, each),
  measureEdits: ({ count, perSecond, people }: FakesRequests['measureEdits']) =>
    getFakes().load.measureEdits(count, perSecond, people),
  listCalls: () => getFakes().load.listCalls(),
  async listViolations() {
    const { crowd, overseerr } = getFakes();
    return [...new Set([...crowd.violations(), ...overseerr.server.crashes])];
  },
};

function getFakes(): Fakes {
  if (!fakes) throw new Error('the test servers have not been set up');
  return fakes;
}

function isFakesMethod(name: string): name is FakesMethod {
  return Object.hasOwn(requestSchemas, name);
}

async function answer<Name extends FakesMethod>(method: Name, input: unknown): Promise<unknown> {
  return handlers[method](requestSchemas[method].parse(input));
}

function respond(response: z.infer<typeof fakesResponse>): void {
  process.send?.(response);
}

process.on('message', (message) => {
  const { id, method, input } = fakesRequest.parse(message);
  const pending = isFakesMethod(method)
    ? answer(method, input)
    : Promise.reject(new Error('unknown method'));
  pending.then(
    (result) => respond({ id, result, error: null }),
    (error: unknown) => {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      respond({ id, result: null, error: reason });
    },
  );
});
process.on('disconnect', () => process.exit(0));
