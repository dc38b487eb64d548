import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const figures = z.array(z.number());
const rate = z.object({ perSecond: z.number(), count: z.number() });
const nothing = z.object({});
const people = z.object({ people: z.number() });

const asks = {
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
  calls: nothing,
  complaints: nothing,
} as const;

const answers = {
  open: z.object({ env: z.record(z.string(), z.string()), conditions: z.string() }),
  target: nothing,
  upstream: nothing,
  meet: nothing,
  acknowledge: z.object({ commandsMs: figures, pressesMs: figures }),
  added: z.object({ addedMs: figures, wholeMs: figures }),
  confirm: rate,
  handOver: rate,
  watch: z.object({ editedMs: figures }),
  calls: z.object({ cold: z.array(z.string()), warm: z.array(z.string()) }),
  complaints: z.array(z.string()),
} as const satisfies Record<Verb, z.ZodType>;

export type Verb = keyof typeof asks;
export type Asks = { [Name in Verb]: z.infer<(typeof asks)[Name]> };
export type Answers = { [Name in Verb]: z.infer<(typeof answers)[Name]> };

/** What the bench asks of the process with the fakes. */
export const askSchemas: { readonly [Name in Verb]: z.ZodType<Asks[Name]> } = asks;
const answerSchemas: { readonly [Name in Verb]: z.ZodType<Answers[Name]> } = answers;

/** A question on the wire, and an answer. */
export const question = z.object({ id: z.number(), verb: z.string(), ask: z.unknown() });
const reply = z.object({ id: z.number(), answer: z.unknown(), error: z.string().nullable() });

export type Stage = ReturnType<typeof startStage>;

/** The fakes and the people, in a process of their own so that they do not take the bench's turns. */
export function startStage() {
  const child = fork(fileURLToPath(new URL('stage.ts', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (read: z.infer<typeof reply>) => void>();
  let questions = 0;
  child.on('message', (message) => {
    const read = reply.parse(message);
    waiting.get(read.id)?.(read);
    waiting.delete(read.id);
  });
  return {
    async ask<Name extends Verb>(verb: Name, ask: Asks[Name]): Promise<Answers[Name]> {
      questions += 1;
      const id = questions;
      const read = await new Promise<z.infer<typeof reply>>((resolve, reject) => {
        waiting.set(id, resolve);
        child.once('exit', () => reject(new Error('the stage has ended')));
        child.send({ id, verb, ask });
      });
      if (read.error !== null) throw new Error(`${verb}: ${read.error}`);
      return answerSchemas[verb].parse(read.answer);
    },
    stop(): void {
      child.disconnect();
    },
  };
}
