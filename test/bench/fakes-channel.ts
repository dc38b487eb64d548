import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const durations = z.array(z.number());
const throughput = z.object({ perSecond: z.number(), count: z.number() });
const empty = z.object({});
const people = z.object({ people: z.number() });

const requestSchemaTable = {
  open: z.object({
    platform: z.enum(['discord', 'telegram']),
    people: z.number(),
    guilds: z.number(),
    limits: z.boolean(),
  }),
  target: z.object({ url: z.string(), authHeader: z.string() }),
  upstream: z.object({ delayMs: z.number() }),
  meet: people,
  acknowledge: people.extend({ seconds: z.number(), thinkMs: z.number() }),
  added: z.object({ count: z.number() }),
  confirm: people.extend({ each: z.number() }),
  handOver: people.extend({ each: z.number() }),
  watch: people.extend({ count: z.number(), perSecond: z.number() }),
  calls: empty,
  complaints: empty,
} as const;

const resultSchemaTable = {
  open: z.object({ env: z.record(z.string(), z.string()), conditions: z.string() }),
  target: empty,
  upstream: empty,
  meet: empty,
  acknowledge: z.object({ commandsMs: durations, pressesMs: durations }),
  added: z.object({ addedMs: durations, wholeMs: durations }),
  confirm: throughput,
  handOver: throughput,
  watch: z.object({ editedMs: durations }),
  calls: z.object({ cold: z.array(z.string()), warm: z.array(z.string()) }),
  complaints: z.array(z.string()),
} as const satisfies Record<FakesMethod, z.ZodType>;

export type FakesMethod = keyof typeof requestSchemaTable;
export type FakesRequests = { [Name in FakesMethod]: z.infer<(typeof requestSchemaTable)[Name]> };
export type FakesResults = { [Name in FakesMethod]: z.infer<(typeof resultSchemaTable)[Name]> };

/** What the bench asks of the process with the fakes. */
export const requestSchemas: { readonly [Name in FakesMethod]: z.ZodType<FakesRequests[Name]> } =
  requestSchemaTable;
const resultSchemas: { readonly [Name in FakesMethod]: z.ZodType<FakesResults[Name]> } =
  resultSchemaTable;

/** A question on the wire, and an answer. */
export const fakesRequest = z.object({ id: z.number(), method: z.string(), input: z.unknown() });
const fakesResponse = z.object({
  id: z.number(),
  result: z.unknown(),
  error: z.string().nullable(),
});

export type FakesProcess = ReturnType<typeof startFakesProcess>;

/** The fakes and the people, in a process of their own so that they do not take the bench's turns. */
export function startFakesProcess() {
  const child = fork(fileURLToPath(new URL('fakes-process.ts', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (response: z.infer<typeof fakesResponse>) => void>();
  let requestCount = 0;
  child.on('message', (message) => {
    const response = fakesResponse.parse(message);
    waiting.get(response.id)?.(response);
    waiting.delete(response.id);
  });
  return {
    async call<Name extends FakesMethod>(
      method: Name,
      input: FakesRequests[Name],
    ): Promise<FakesResults[Name]> {
      requestCount += 1;
      const id = requestCount;
      const response = await new Promise<z.infer<typeof fakesResponse>>((resolve, reject) => {
        waiting.set(id, resolve);
        child.once('exit', () => reject(new Error('the stage has ended')));
        child.send({ id, method, input });
      });
      if (response.error !== null) throw new Error(`${method}: ${response.error}`);
      return resultSchemas[method].parse(response.result);
    },
    stop(): void {
      child.disconnect();
    },
  };
}
