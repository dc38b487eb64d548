import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const durations = z.array(z.number());
const throughput = z.object({ perSecond: z.number(), count: z.number() });
const empty = z.object({});
const people = z.object({ people: z.number() });

const requestSchemaTable = {
  setUp: z.object({
    platform: z.enum(['discord', 'telegram']),
    people: z.number(),
    guilds: z.number(),
    limits: z.boolean(),
  }),
  setWebhookTarget: z.object({ url: z.string(), authHeader: z.string() }),
  setUpstreamDelay: z.object({ delayMs: z.number() }),
  introduce: people,
  measureFirstAnswers: people.extend({ seconds: z.number(), thinkMs: z.number() }),
  measureAddedDelay: people.extend({ count: z.number() }),
  measureConfirmations: people.extend({ each: z.number() }),
  measureSubmissions: people.extend({ each: z.number() }),
  measureEdits: people.extend({ count: z.number(), perSecond: z.number() }),
  listCalls: empty,
  listViolations: empty,
} as const;

const resultSchemaTable = {
  setUp: z.object({ env: z.record(z.string(), z.string()), conditions: z.string() }),
  setWebhookTarget: empty,
  setUpstreamDelay: empty,
  introduce: empty,
  measureFirstAnswers: z.object({ commandsMs: durations, pressesMs: durations }),
  measureAddedDelay: z.object({ addedMs: durations, toCallMs: durations, totalMs: durations }),
  measureConfirmations: throughput,
  measureSubmissions: throughput,
  measureEdits: z.object({ editedMs: durations }),
  listCalls: z.object({ cold: z.array(z.string()), warm: z.array(z.string()) }),
  listViolations: z.array(z.string()),
} as const satisfies Record<FakesMethod, z.ZodType>;

export type FakesMethod = keyof typeof requestSchemaTable;
export type FakesRequests = { [Name in FakesMethod]: z.infer<(typeof requestSchemaTable)[Name]> };
export type FakesResults = { [Name in FakesMethod]: z.infer<(typeof resultSchemaTable)[Name]> };

/** The calls from the benchmark to the process with the test servers. */
export const requestSchemas: { readonly [Name in FakesMethod]: z.ZodType<FakesRequests[Name]> } =
  requestSchemaTable;
const resultSchemas: { readonly [Name in FakesMethod]: z.ZodType<FakesResults[Name]> } =
  resultSchemaTable;

/** The messages between the two processes. */
export const fakesRequest = z.object({ id: z.number(), method: z.string(), input: z.unknown() });
export const fakesResponse = z.object({
  id: z.number(),
  result: z.unknown(),
  error: z.string().nullable(),
});

export type FakesProcess = ReturnType<typeof startFakesProcess>;

/** Starts the test servers and the people in a process of their own, so that they do not delay the benchmark. */
export function startFakesProcess() {
  const child = fork(fileURLToPath(new URL('fakes-process.ts', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const pending = new Map<number, (response: z.infer<typeof fakesResponse>) => void>();
  let requestCount = 0;
  child.on('message', (message) => {
    const response = fakesResponse.parse(message);
    pending.get(response.id)?.(response);
    pending.delete(response.id);
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('the process with the test servers has ended');
  });
  // Nobody waits for an answer when it is stopped.
  ended.catch(() => undefined);
  return {
    async call<Name extends FakesMethod>(
      method: Name,
      input: FakesRequests[Name],
    ): Promise<FakesResults[Name]> {
      requestCount += 1;
      const id = requestCount;
      const answer = new Promise<z.infer<typeof fakesResponse>>((resolve) => {
        pending.set(id, resolve);
      });
      child.send({ id, method, input });
      const response = await Promise.race([answer, ended]);
      if (response.error !== null) throw new Error(`${method}: ${response.error}`);
      return resultSchemas[method].parse(response.result);
    },
    stop(): void {
      child.disconnect();
    },
  };
}
