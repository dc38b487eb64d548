import type { z } from 'zod';
import type { AccountNumber } from '../core/account.ts';
import { Fault } from '../core/fault.ts';
import type { Clock } from '../ports.ts';
import type { Call, Caller } from './caller.ts';
import type { Answer } from './http.ts';
import { toRefusal, verdictOn } from './refusal.ts';

export type Api = ReturnType<typeof createApi>;

const keyTrustMs = 30_000;
const aboutMe = { method: 'GET', path: '/auth/me', urgency: 'person' } as const;

/** Calls whose answers are judged and read. */
export function createApi(options: { readonly caller: Caller; readonly clock: Clock }) {
  const { caller, clock } = options;
  let keyCheck: { readonly isRight: Promise<boolean>; readonly until: number } | null = null;

  return {
    /** The answer, whatever its status. */
    send: (call: Call): Promise<Answer> => caller.send(call),

    /** The fault that an answer stands for. */
    refuse,

    /** The body of a 2xx answer. Throws what the answer says otherwise, and `service-not-overseerr` for pages. */
    async read<Schema extends z.ZodType>(call: Call, schema: Schema): Promise<z.output<Schema>> {
      const answer = await caller.send(call);
      if (answer.status < 200 || answer.status > 299) throw await refuse(answer, call);
      return parse(answer, schema);
    },

    /** Like `read`, but null when the server does not know the thing. */
    async readIfThere<Schema extends z.ZodType>(
      call: Call,
      schema: Schema,
    ): Promise<z.output<Schema> | null> {
      const answer = await caller.send(call);
      if (answer.status >= 200 && answer.status <= 299) return parse(answer, schema);
      if (verdictOn(answer) === 'not-found') return null;
      throw await refuse(answer, call);
    },

    parse,
  };

  async function refuse(answer: Answer, call: Call): Promise<Fault> {
    const verdict = verdictOn(answer);
    if (verdict !== 'denied') return toRefusal(verdict, answer);
    const { as } = call;
    if (typeof as === 'string' || !(await isKeyRight())) return toRefusal('service-key', answer);
    return toRefusal((await isThere(as)) ? 'no-right' : 'account-gone', answer);
  }

  /** Nor do a missing right and an unknown account (#354): an account that is there may read about itself. */
  async function isThere(as: AccountNumber): Promise<boolean> {
    return (await caller.send({ ...aboutMe, as })).status === 200;
  }

  /** A wrong key and an unknown account get the same 403 (#006, #013); the key alone tells them apart. */
  async function isKeyRight(): Promise<boolean> {
    const now = clock().getTime();
    if (!keyCheck || keyCheck.until < now) {
      keyCheck = { isRight: askKey(), until: now + keyTrustMs };
    }
    const current = keyCheck;
    try {
      const isRight = await current.isRight;
      if (!isRight && keyCheck === current) keyCheck = null;
      return isRight;
    } catch (error) {
      if (keyCheck === current) keyCheck = null;
      throw error;
    }
  }

  async function askKey(): Promise<boolean> {
    return (await caller.send({ ...aboutMe, as: 'key' })).status === 200;
  }
}

function parse<Schema extends z.ZodType>(answer: Answer, schema: Schema): z.output<Schema> {
  if (!answer.isJson) throw toRefusal('service-not-overseerr', answer);
  const read = schema.safeParse(answer.body);
  if (read.success) return read.data;
  const fields = read.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Fault('service-failed', {
    detail: { status: answer.status, reason: `unexpected fields: ${fields.slice(0, 200)}` },
  });
}
