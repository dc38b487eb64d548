import { z } from 'zod';

/** How the fake Overseerr server behaves. */
export const serverModes = ['down', 'failing', 'hanging', 'lost-answers', 'slow', 'up'] as const;
export type ServerMode = (typeof serverModes)[number];

/** The calls from the storm to the process with the fakes and the people. */
export const fakesRequest = z.discriminatedUnion('method', [
  z.object({ method: z.literal('open'), people: z.number(), seed: z.number() }),
  z.object({ method: z.literal('webhook'), url: z.string(), authHeader: z.string() }),
  z.object({ method: z.literal('start-people') }),
  z.object({ method: z.literal('stop-people') }),
  z.object({ method: z.literal('server-mode'), mode: z.enum(serverModes) }),
  z.object({ method: z.literal('count-promises') }),
  z.object({ method: z.literal('observe') }),
]);
export type FakesRequest = z.infer<typeof fakesRequest>;

const platform = z.enum(['discord', 'telegram']);

/** What a person was told. The bot must keep it, whatever happens. */
const promise = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('request'),
    draftId: z.string(),
    tmdbId: z.number(),
    person: z.string(),
  }),
  z.object({
    kind: z.literal('decision'),
    requestId: z.string(),
    decision: z.enum(['approve', 'decline']),
    person: z.string(),
  }),
  z.object({
    kind: z.literal('vote'),
    requestId: z.string(),
    platformUserId: z.string(),
    person: z.string(),
  }),
  z.object({ kind: z.literal('vote-rule'), person: z.string() }),
  z.object({ kind: z.literal('cancel'), requestId: z.string(), person: z.string() }),
  z.object({
    kind: z.literal('subscribe'),
    tmdbId: z.number(),
    platform,
    platformUserId: z.string(),
    person: z.string(),
  }),
]);
export type StormPromise = z.infer<typeof promise>;

/** A message of the bot in its current form. */
const message = z.object({
  platform,
  chat: z.string(),
  messageId: z.string(),
  text: z.string(),
  /** The IDs of the buttons. */
  buttons: z.array(z.string()),
  /** Discord: tokens of the interactions that it answers. */
  tokens: z.array(z.string()),
  /** Whether the bot posted it without having been asked anything; null where the platform does not tell. */
  isUnprompted: z.boolean().nullable(),
});
export type StormMessage = z.infer<typeof message>;

/** A request as the fake Overseerr server holds it. */
const remoteRequest = z.object({
  remoteId: z.number(),
  tmdbId: z.number(),
  userId: z.number(),
  status: z.number(),
});
export type RemoteRow = z.infer<typeof remoteRequest>;

export const openResult = z.object({ env: z.record(z.string(), z.string()) });
export const promiseCount = z.object({ count: z.number() });
export const observation = z.object({
  promises: z.array(promise),
  remoteRequests: z.array(remoteRequest),
  messages: z.array(message),
  /** How often people did something, and which errors they got. */
  acts: z.record(z.string(), z.number()),
  crashes: z.array(z.string()),
});
export type FakesObservation = z.infer<typeof observation>;

export const fakesCall = z.object({ id: z.number(), request: fakesRequest });
export const fakesAnswer = z.object({
  id: z.number(),
  result: z.unknown(),
  error: z.string().nullable(),
});
