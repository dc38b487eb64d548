import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mergeUsers } from '../../../src/database/accounts/merge/merge-users.ts';
import type { RemoteAccount } from '../../../src/domain/accounts/account.ts';
import { type Actor, operatorActor } from '../../../src/domain/actor.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { AccountId, ServiceId, UserId } from '../../../src/domain/id.ts';
import type { ChatAccountKey } from '../../../src/domain/place.ts';
import { aSender, aUser, newId } from '../../support/database-setup.ts';
import { anActor } from '../../support/factories.ts';
import { setUpIdentityDatabase } from '../../support/identity-setup.ts';
import { aRemoteAccount } from '../../support/remote-accounts.ts';
import { toKysely } from '../../support/to-kysely.ts';
import { waitUntil } from '../../support/wait-until.ts';

let setup: Awaited<ReturnType<typeof setUpIdentityDatabase>>;
let serviceId: ServiceId;

beforeAll(async () => {
  setup = await setUpIdentityDatabase();
});
beforeEach(async () => {
  serviceId = await setup.addService();
});
afterAll(() => setup.close());

/** The user as an actor in their first chat. */
async function byOf(userId: UserId): Promise<Actor> {
  const row = await setup.prisma.chatAccount.findFirst({
    where: { userId },
    orderBy: { id: 'asc' },
  });
  const { platform, platformUserId } = row ?? { platform: 'discord', platformUserId: newId() };
  return anActor({ userId, chat: { platform, platformUserId } });
}
const lockUser = 'select 1 from "user" where id = $1 for update';
const insertLink = `insert into account_link (user_id, account_id, service_id, verified_by, verified_at)
  select $2, id, service_id, 'plex', now() from account where id = $1`;

async function twoAccounts(...parts: Partial<RemoteAccount>[]) {
  const all = [aRemoteAccount(1, parts[0]), aRemoteAccount(2, parts[1])];
  const [first, second] = await setup.accounts.upsert(serviceId, all);
  if (!first || !second) throw new Error('nothing was kept');
  return [first, second] as const;
}

function link(accountId: AccountId, userId: UserId, chat?: ChatAccountKey): Promise<void> {
  const link = { accountId, userId, verifiedBy: 'plex', by: null } as const;
  return setup.accountLinks.link(chat ? { ...link, chat } : link);
}

/** Starts `work` while `others` holds locks, and commits that once `work` waits for a lock. */
async function meanwhile<Result>(
  others: (client: pg.PoolClient) => Promise<unknown>,
  work: () => Promise<Result>,
  then: (client: pg.PoolClient) => Promise<unknown> = async () => undefined,
): Promise<PromiseSettledResult<Result>> {
  const client = await setup.pool.connect();
  try {
    await client.query('begin');
    await others(client);
    const working = Promise.allSettled([work()]);
    await waitUntil(async () => {
      const waiting = `select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return (await setup.pool.query(waiting)).rowCount === 1;
    }, 'the work to wait');
    await then(client);
    await client.query('commit');
    return (await working)[0];
  } finally {
    client.release(true);
  }
}

const done = (value: unknown) => ({ status: 'fulfilled', value });
const refused = (code: string) => ({
  status: 'rejected',
  reason: expect.objectContaining({ code }),
});

describe('two concurrent changes', () => {
  it('link one account when a sign-in and a profile match compete', async () => {
    const chat = newId();
    const [, second] = await twoAccounts({ discordIds: [chat] });
    const userId = await aUser(setup, chat);
    const result = await meanwhile(
      async (client) => {
        await client.query(lockUser, [userId]);
        await client.query(insertLink, [second.id, userId]);
      },
      () => setup.accountLinks.matchProfiles(serviceId),
    );
    expect(result).toEqual(done({ linked: 0, unlinked: 0, doubted: 0 }));
    expect((await setup.accountLinks.findByUser(userId, serviceId))?.id).toBe(second.id);
  });

  it('refuse a merge when one user gets a conflicting account meanwhile', async () => {
    const [first, second] = await twoAccounts();
    const [me, other] = [await aUser(setup, newId()), await aUser(setup, newId())];
    await link(second.id, other);
    const [mine, theirs] = [await byOf(me), await byOf(other)];
    const question = await setup.codes.redeemMerge(await setup.codes.issue('merge', theirs), mine);
    const result = await meanwhile(
      async (client) => {
        await client.query(lockUser, [me]);
        await client.query(insertLink, [first.id, me]);
      },
      () => setup.merges.merge(question, null, mine),
    );
    expect(result).toMatchObject(refused('account-conflict'));
  });

  it('save a new name on the merged user', async () => {
    const platformUserId = newId();
    const from = await aUser(setup, platformUserId);
    const into = await aUser(setup);
    const result = await meanwhile(
      (client) => client.query(lockUser, [from]),
      () => setup.users.findOrCreate(aSender({ platformUserId, name: 'Eve' })),
      (client) => mergeUsers(toKysely(client), { into, from, now: new Date() }),
    );
    expect(result).toMatchObject(done({ id: into }));
    const chat = await setup.prisma.chatAccount.findFirst({ where: { platformUserId } });
    expect(chat).toMatchObject({ userId: into, name: 'Eve' });
  });

  it('refuse a code or a link when the user was merged into another', async () => {
    const [account] = await twoAccounts();
    const works: ((by: Actor) => Promise<unknown>)[] = [
      (by) => setup.codes.issue('merge', by),
      (by) => setup.codes.redeemMerge('WRONG-CODE', by),
      (by) => link(account.id, by.userId, by.chat),
      (by) => link(account.id, by.userId),
    ];
    for (const work of works) {
      const [into, from] = [await aUser(setup), await aUser(setup)];
      const by = await byOf(from);
      const result = await meanwhile(
        (client) => client.query(lockUser, [from]),
        () => work(by),
        (client) => mergeUsers(toKysely(client), { into, from, now: new Date() }),
      );
      expect(result).toMatchObject(refused('not-found'));
    }
  });

  it('keep the audit entry of a refusal when the user no longer exists', async () => {
    await setup.refusals.recordRefusal('draft-expired', await byOf(newId()), {});
    const line = await setup.prisma.auditLog.findFirst({ where: { action: 'draft-expired' } });
    expect(line).toMatchObject({ userId: null, actor: 'Ada', after: null });
  });
});

describe('many concurrent changes', () => {
  it('succeed or fail with a specific error', async () => {
    const all = Array.from({ length: 20 }, (_, n) => aRemoteAccount(n + 1));
    const kept = await setup.accounts.upsert(serviceId, all);
    const wrong: unknown[] = [];
    const tolerant = (work: Promise<unknown>) =>
      work.catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code === 'internal') wrong.push(error);
      });
    const person = async (n: number) => {
      for (let round = 0; round < 4; round += 1) {
        const [discord, telegram] = [newId(), newId()];
        const a = await setup.users.findOrCreate(aSender({ platformUserId: discord }));
        const b = await setup.users.findOrCreate(
          aSender({ platform: 'telegram', platformUserId: telegram }),
        );
        const mine = aRemoteAccount(n + 1, { discordIds: [discord], telegramIds: [telegram] });
        const [one, two] = [await byOf(a.id), await byOf(b.id)];
        const question = await setup.codes.redeemMerge(await setup.codes.issue('merge', two), one);
        const free = kept[19 - n];
        await Promise.all([
          tolerant(setup.accounts.upsert(serviceId, [...all, mine])),
          tolerant(setup.accountLinks.matchProfiles(serviceId)),
          tolerant(setup.merges.merge(question, 'theirs', one)),
          tolerant(setup.codes.issue('merge', one)),
          tolerant(
            setup.users.findOrCreate(aSender({ platformUserId: discord, name: `new ${round}` })),
          ),
          ...(free
            ? [one, two].map(({ userId, chat }) => tolerant(link(free.id, userId, chat)))
            : []),
          tolerant(setup.accountLinks.unlink(b.id, serviceId, two)),
          tolerant(setup.memberRepository.setBlocked(a.id, round % 2 === 0, operatorActor)),
          tolerant(setup.merges.detach({ userId: a.id, ...two.chat }, one)),
        ]);
      }
    };
    await Promise.all([0, 1, 2, 3].map(person));
    expect(wrong).toEqual([]);
  });
});
