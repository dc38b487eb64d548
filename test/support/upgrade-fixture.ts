import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { z } from 'zod';

const folder = fileURLToPath(new URL('../fixtures/upgrade', import.meta.url));

const changeSchema = z.object({
  /** The request's name in the fixture; null if the press created it. */
  request: z.string().nullable(),
  state: z.string(),
  reason: z.string().nullable(),
  seasons: z.array(z.number()),
  events: z.array(z.string()),
});

const pressSchema = z.object({
  name: z.string(),
  must: z.string(),
  kind: z.enum(['button', 'picker', 'reaction', 'command']),
  platform: z.enum(['discord', 'telegram']),
  who: z.string(),
  channel: z.string(),
  message: z.string().optional(),
  id: z.string().optional(),
  /** Sent by a client that still shows what the message no longer has. */
  isRaw: z.boolean().optional(),
  values: z.array(z.string()).optional(),
  fields: z.record(z.string(), z.string()).optional(),
  emoji: z.string().optional(),
  command: z.string().optional(),
  options: z.record(z.string(), z.string()).optional(),
  text: z.string().optional(),
  replyTo: z.number().optional(),
  /** Verbs of the buttons on the answer. */
  buttons: z.array(z.string()),
  changes: z.array(changeSchema),
  /** Whether rows of users, accounts, spaces or subscriptions change. */
  changesRows: z.boolean(),
});

const remoteSchema = z.object({
  id: z.number(),
  status: z.number(),
  requestedById: z.number(),
  seasons: z.array(z.number()),
});

const factsSchema = z.object({
  moment: z.string(),
  secretKey: z.string(),
  webhookSecret: z.string(),
  guestAccount: z.number(),
  admins: z.string(),
  counts: z.record(z.string(), z.number()),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      isAdmin: z.boolean(),
      isBlocked: z.boolean(),
      chats: z.array(z.string()),
    }),
  ),
  passwordSignIn: z.object({
    path: z.string(),
    user: z.string(),
    email: z.string(),
    password: z.string(),
  }),
  requests: z.array(
    z.object({
      name: z.string(),
      id: z.string(),
      title: z.string(),
      state: z.string(),
      cause: z.string().nullable(),
      reason: z.string().nullable(),
      /** `new`: assigned by the server after the upgrade. */
      remoteId: z.union([z.number(), z.literal('new')]).nullable(),
      seasons: z.array(z.number()),
      decision: z.string().nullable(),
      events: z.array(z.string()),
      /** `role`, or `role!reason` for a card that was lost. */
      cards: z.array(z.string()),
    }),
  ),
  remote: z.record(z.string(), z.array(remoteSchema)),
  subscriptions: z.array(
    z.object({ title: z.string(), userId: z.string(), isNotified: z.boolean() }),
  ),
  presses: z.array(pressSchema),
});

const messageSchema = z.looseObject({ id: z.string(), channelId: z.string() });

const chatsSchema = z.object({
  discord: z.object({
    token: z.string(),
    botUserId: z.string(),
    users: z.array(
      z.object({
        id: z.string(),
        username: z.string(),
        globalName: z.string().nullable(),
        dmsClosed: z.boolean(),
      }),
    ),
    guilds: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        ownerId: z.string(),
        roles: z.array(
          z.looseObject({
            id: z.string(),
            name: z.string(),
            permissions: z.string(),
            position: z.number(),
            managed: z.boolean(),
          }),
        ),
        members: z.array(z.looseObject({ userId: z.string() })),
      }),
    ),
    channels: z.array(
      z.looseObject({
        id: z.string(),
        guildId: z.string().nullable(),
        botPermissions: z.string(),
      }),
    ),
    messages: z.array(messageSchema),
  }),
  telegram: z.object({
    token: z.string(),
    botUsername: z.string(),
    users: z.array(z.object({ id: z.number(), firstName: z.string() })),
    groups: z.array(
      z.object({
        id: z.number(),
        title: z.string(),
        forum: z.boolean().exactOptional(),
        topics: z.record(z.string(), z.number()).optional(),
        admins: z.tuple([z.literal('bot')]).exactOptional(),
        left: z.boolean().optional(),
      }),
    ),
    rooms: z.array(
      z.object({
        chat: z.number(),
        messages: z.array(
          z.looseObject({ message_id: z.number(), message_thread_id: z.number().optional() }),
        ),
      }),
    ),
  }),
});

const overseerrSchema = z.object({
  product: z.enum(['seerr', 'overseerr']),
  apiKey: z.string(),
  state: z.looseObject({ lastIds: z.record(z.string(), z.number()) }),
});

export type UpgradePress = z.infer<typeof pressSchema>;
export type SavedDiscord = z.infer<typeof chatsSchema>['discord'];
export type SavedTelegram = z.infer<typeof chatsSchema>['telegram'];
export type SavedOverseerr = z.infer<typeof overseerrSchema>;

/**
 * What version 0.1.0 left when its process was killed, as if that had happened just now: all times are moved by the same
 * whole seconds, also those in ids (test/fixtures/upgrade/README.md).
 */
export function readUpgradeFixture() {
  const factsText = readText('facts.json');
  const { moment } = factsSchema.parse(JSON.parse(factsText));
  const ageMs = Math.floor((Date.now() - Date.parse(moment)) / 1000) * 1000;
  const servers = z
    .record(z.string(), overseerrSchema)
    .parse(JSON.parse(shiftMoments(readText('overseerr.json.gz'), ageMs)));
  return {
    dump: shiftIds(shiftMoments(readText('database.sql.gz'), ageMs), ageMs),
    facts: factsSchema.parse(JSON.parse(factsText)),
    servers,
    chats: chatsSchema.parse(JSON.parse(readText('chats.json.gz'))),
  };
}

/** Loads the dump into an empty database. */
export async function loadDump(url: string, dump: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(dump);
  } finally {
    await client.end();
  }
}

const moments = /(\d{4}-\d\d-\d\d)([ T])(\d\d:\d\d:\d\d)(\.\d+)?(\+00\b|Z)/g;

/** Moves every time in SQL and JSON format; fractions of a second stay unchanged. */
function shiftMoments(text: string, ms: number): string {
  return text.replace(moments, (_, day, between, time, fraction = '', zone) => {
    const moved = new Date(Date.parse(`${day}T${time}Z`) + ms).toISOString();
    return `${moved.slice(0, 10)}${between}${moved.slice(11, 19)}${fraction}${zone}`;
  });
}

/** Tables whose ids say when a row was made to the present version. Nothing outside of their rows mentions these ids. */
const datedTables: readonly string[] = ['audit_log', 'card', 'request_event'];
const insert = /^INSERT INTO public\.(\w+) VALUES$/;
/** A row of an `insert`; its first value is an id of version 7, which begins with milliseconds (RFC 9562, section 5.7). */
const dated = /^(\s*\(')([0-9a-f]{8})-([0-9a-f]{4})(?=-7)/;

/** Moves the times in the ids of `datedTables`. */
function shiftIds(dump: string, ms: number): string {
  let table = '';
  return dump
    .split('\n')
    .map((line) => {
      table = insert.exec(line)?.[1] ?? table;
      if (!datedTables.includes(table)) return line;
      return line.replace(dated, (_, before: string, high: string, low: string) => {
        const moved = (Number.parseInt(high + low, 16) + ms).toString(16).padStart(12, '0');
        return `${before}${moved.slice(0, 8)}-${moved.slice(8)}`;
      });
    })
    .join('\n');
}

function readText(name: string): string {
  const bytes = readFileSync(join(folder, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}
