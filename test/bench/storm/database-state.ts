import pg from 'pg';
import { z } from 'zod';
import { type JobRow, readUnfinishedJobs } from './unfinished-jobs.ts';

const requestRow = z.object({
  id: z.string(),
  draftId: z.string().nullable(),
  userId: z.string().nullable(),
  tmdbId: z.number(),
  state: z.string(),
  cause: z.string().nullable(),
  decision: z
    .object({
      kind: z.enum(['approve', 'decline']),
      name: z.string(),
      votes: z.number().optional(),
    })
    .nullable(),
  remoteId: z.number().nullable(),
  remoteUserId: z.number().nullable(),
  source: z.string(),
  version: z.number(),
});
export type RequestFactsRow = z.infer<typeof requestRow>;

const cardRow = z.object({
  id: z.string(),
  requestId: z.string(),
  role: z.enum(['public', 'private', 'approval', 'notification']),
  key: z.string(),
  platform: z.string(),
  placeKind: z.string(),
  address: z.string(),
  messageId: z.string().nullable(),
  shownVersion: z.number(),
  lostReason: z.string().nullable(),
});
export type CardFactsRow = z.infer<typeof cardRow>;

const subscriptionRow = z.object({
  tmdbId: z.number(),
  platform: z.string(),
  platformUserId: z.string(),
  isNotified: z.boolean(),
});
export type SubscriptionFactsRow = z.infer<typeof subscriptionRow>;

/** A vote of somebody other than the requester, by the account that counts. */
const voteRow = z.object({
  requestId: z.string(),
  platformUserId: z.string(),
  remoteUserId: z.number(),
  /** Whether it came after the rule was set and the request became pending. */
  isLater: z.boolean(),
});
export type VoteFactsRow = z.infer<typeof voteRow>;

const repeatRow = z.object({ draftId: z.string(), requestId: z.string() });

/** The content of PostgreSQL that the storm compares. */
export interface DatabaseState {
  readonly requests: readonly RequestFactsRow[];
  /** Drafts that were answered with a request that the person had already. */
  readonly repeats: readonly z.infer<typeof repeatRow>[];
  readonly cards: readonly CardFactsRow[];
  readonly subscriptions: readonly SubscriptionFactsRow[];
  readonly votes: readonly VoteFactsRow[];
  /** How many votes approve a request; null if there is no rule. */
  readonly votesNeeded: number | null;
  readonly jobs: readonly JobRow[];
}

export async function readDatabaseState(url: string): Promise<DatabaseState> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    // One moment for all tables: the bot goes on writing.
    await client.query('begin isolation level repeatable read read only');
    const requests = await client.query(`
      select r.id, r.draft_id as "draftId", r.user_id as "userId", r.tmdb_id as "tmdbId", r.state,
        r.cause, r.decision, r.remote_id as "remoteId", a.remote_user_id as "remoteUserId",
        r.source, r.version
      from request r left join account a on a.id = r.account_id order by r.id`);
    const repeats = await client.query(`
      select id as "draftId", payload->>'repeats' as "requestId"
      from session where purpose = 'draft' and payload->>'repeats' is not null`);
    const cards = await client.query(`
      select id, request_id as "requestId", role, key, platform, place_kind as "placeKind", address,
        message_id as "messageId", shown_version as "shownVersion", lost_reason as "lostReason"
      from card order by id`);
    const subscriptions = await client.query(`
      select s.tmdb_id as "tmdbId", c.platform, c.platform_user_id as "platformUserId",
        s.notified_at is not null as "isNotified"
      from subscription s join chat_account c on c.user_id = s.user_id`);
    const votes = await client.query(`
      select v.request_id as "requestId", c.platform_user_id as "platformUserId",
        a.remote_user_id as "remoteUserId",
        coalesce(v.created_at > greatest(r.state_changed_at, rule.since), false) as "isLater"
      from vote v join request r on r.id = v.request_id
        join chat_account c on c.user_id = v.user_id
        join account_link l on l.user_id = v.user_id and l.service_id = r.service_id
        join account a on a.id = l.account_id
        left join vote_rule rule on rule.space_id = r.space_id
      where a.id is distinct from r.account_id`);
    const rules = await client.query<{ votes: number }>('select votes from vote_rule');
    return {
      votes: z.array(voteRow).parse(votes.rows),
      votesNeeded: rules.rows[0]?.votes ?? null,
      requests: z.array(requestRow).parse(requests.rows),
      repeats: z.array(repeatRow).parse(repeats.rows),
      cards: z.array(cardRow).parse(cards.rows),
      subscriptions: z.array(subscriptionRow).parse(subscriptions.rows),
      jobs: await readUnfinishedJobs(client),
    };
  } finally {
    await client.end();
  }
}
