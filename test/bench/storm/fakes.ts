import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { type FakesRequest, fakesAnswer } from './fakes-protocol.ts';

export type StormFakes = ReturnType<typeof startStormFakes>;

/** The fakes and the people, in a separate process, so that they continue while the storm waits. */
export function startStormFakes() {
  const file = fileURLToPath(new URL('storm-fakes-process.ts', import.meta.url));
  const child = fork(file, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, (answer: z.infer<typeof fakesAnswer>) => void>();
  let callCount = 0;
  child.on('message', (message) => {
    const answer = fakesAnswer.parse(message);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.on('exit', () => {
    for (const [id, resolve] of waiting) {
      resolve({ id, result: null, error: 'the process with the fakes has ended' });
    }
    waiting.clear();
  });

  async function send(request: FakesRequest): Promise<unknown> {
    callCount += 1;
    const id = callCount;
    const answer = await new Promise<z.infer<typeof fakesAnswer>>((resolve) => {
      waiting.set(id, resolve);
      if (child.connected) child.send({ id, request });
      else resolve({ id, result: null, error: 'the process with the fakes has ended' });
    });
    if (answer.error !== null) throw new Error(`${request.method}: ${answer.error}`);
    return answer.result;
  }

  return {
    send,
    async ask<Result>(request: FakesRequest, schema: z.ZodType<Result>): Promise<Result> {
      return schema.parse(await send(request));
    },
    stop(): void {
      if (child.connected) child.disconnect();
    },
  };
}
