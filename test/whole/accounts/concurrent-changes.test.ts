import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccountRepository } from '../../../src/database/accounts/account-repository.ts';
import { createIdentityRepository } from '../../../src/database/accounts/identity-repository.ts';
import { mergeUsers } from '../../../src/database/accounts/merge-users.ts';
import { createCodeRepository } from '../../../src/database/accounts/sign-in/code-repository.ts';
import { createUserRepository } from '../../../src/database/accounts/user-repository.ts';
import type { RemoteAccount } from '../../../src/domain/accounts/account.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { ServiceId, UserId } from '../../../src/domain/id.ts';
import {
  aRemoteAccount,
  aSender,
  aService,
  aUser,
  newId,
  setUpDatabase,
} from '../../support/database-setup.ts';
import { anActor } from '../../support/factories.ts';
import { waitUntil } from '../../support/wait-until.ts';

let stage: Awaited<ReturnType<typeof setUpDatabase>>;
let accounts: ReturnType<typeof createAccountRepository>;
let people: ReturnType<typeof createUserRepository>;
let identities: ReturnType<typeof createIdentityRepository>;
let codes: ReturnType<typeof createCodeRepository>;
let serviceId: ServiceId;

beforeAll(async () => {
  stage = await setUpDatabase();
  const needs = { ...stage, clock: () => new Date(), newId };
  accounts = createAccountRepository(needs);
  people = createUserRepository(needs);
  identities = createIdentityRepository(needs);
  codes = createCodeRepository(needs);
});
beforeEach(async () => {
  serviceId = await aService(stage);
});
afterAll(() => stage.close());

/** Somebody in the first of their chats. */
async function byOf(userId: UserId): Promise<Actor> {
  const row = await stage.prisma.chatAccount.findFirst({
    where: { userId },
    orderBy: { id: 'asc' },
  });
  const { platform, platformUserId } = row ?? { platform: 'discord', platformUserId: newId() };
  return anActor({ userId, chat: { platform, platformUserId } });
}
const turnOf = 'select 1 from "user" where id = $1 for no key update';

async function twoAccounts(...parts: Partial<RemoteAccount>[]) {
  const all = [aRemoteAccount(1, parts[0]), aRemoteAccount(2, parts[1])];
  const [first, second] = await accounts.upsert(serviceId, all);
  if (!first || !second) throw new Error('nothing was kept');
  return [first, second] as const;
}

/** Begins work while another connection has done its part, and ends that once the work waits for it. */
async function meanwhile<Result>(
  others: (client: pg.PoolClient) => Promise<unknown>,
  work: () => Promise<Result>,
  then: (client: pg.PoolClient) => Promise<unknown> = async () => undefined,
): Promise<PromiseSettledResult<Result>> {
  const client = await stage.pool.connect();
  try {
    await client.query('begin');
    await others(client);
    const working = Promise.allSettled([work()]);
    await waitUntil(async () => {
      const waiting = `select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return (await stage.pool.query(waiting)).rowCount === 1;
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

describe('two at once', () => {
  it.each(['link', 'assign'] as const)('hold accounts in one order to %s one', async (way) => {
    const [first, second] = await twoAccounts();
    const userId = await aUser(stage);
    const by = await byOf(userId);
    await accounts.link(first.id, userId, 'plex');
    const hold = 'select 1 from account where id = $1 for update nowait';
    const result = await meanwhile(
      (client) => client.query(hold, [first.id]),
      () =>
        way === 'link'
          ? accounts.link(second.id, userId, 'plex')
          : identities.linkAccount(second.id, userId, by),
      (client) => client.query(hold, [second.id]),
    );
    expect(result).toEqual(done(undefined));
    expect((await accounts.findByUser(userId, serviceId))?.id).toBe(second.id);
  });

  it('give a user one account, by a sign-in and by a profile', async () => {
    const chat = newId();
    const [, second] = await twoAccounts({ discordIds: [chat] });
    const userId = await aUser(stage, chat);
    const result = await meanwhile(
      async (client) => {
        await client.query(turnOf, [userId]);
        const link = 'update account set user_id = $2 where id = $1';
        await client.query(link, [second.id, userId]);
      },
      () => accounts.matchProfiles(serviceId),
    );
    expect(result).toEqual(done({ linked: 0, unlinked: 0 }));
    expect((await accounts.findByUser(userId, serviceId))?.id).toBe(second.id);
  });

  it('are a join and an account that one of them gets', async () => {
    const [first, second] = await twoAccounts();
    const [me, other] = [await aUser(stage, newId()), await aUser(stage, newId())];
    await accounts.link(second.id, other, 'plex');
    const [mine, theirs] = [await byOf(me), await byOf(other)];
    const question = await codes.redeemMerge(await codes.issue('merge', theirs), mine);
    const result = await meanwhile(
      async (client) => {
        await client.query(turnOf, [me]);
        const link = 'update account set user_id = $2 where id = $1';
        await client.query(link, [first.id, me]);
      },
      () => identities.merge(question, null, mine),
    );
    expect(result).toMatchObject(refused('account-conflict'));
  });

  it('are a new name and a join: the name is of whom they have become', async () => {
    const platformUserId = newId();
    const from = await aUser(stage, platformUserId);
    const into = await aUser(stage);
    const result = await meanwhile(
      (client) => client.query('select 1 from "user" where id = $1 for update', [from]),
      () => people.findOrCreate(aSender({ platformUserId, name: 'Eve' })),
      (client) => mergeUsers(client, into, from, 'code'),
    );
    expect(result).toMatchObject(done({ id: into }));
    const chat = await stage.prisma.chatAccount.findFirst({ where: { platformUserId } });
    expect(chat).toMatchObject({ userId: into, name: 'Eve' });
  });

  it('are a code or a link, and a join after which there is nobody to have it', async () => {
    const [account] = await twoAccounts();
    const works: ((by: Actor) => Promise<unknown>)[] = [
      (by) => codes.issue('merge', by),
      (by) => codes.redeemMerge('WRONG-CODE', by),
      (by) => accounts.link(account.id, by.userId, 'plex', by.chat),
      (by) => identities.linkAccount(account.id, by.userId, by),
    ];
    for (const work of works) {
      const [into, from] = [await aUser(stage), await aUser(stage)];
      const by = await byOf(from);
      const result = await meanwhile(
        (client) => client.query('select 1 from "user" where id = $1 for update', [from]),
        () => work(by),
        (client) => mergeUsers(client, into, from, 'code'),
      );
      expect(result).toMatchObject(refused('not-found'));
    }
  });

  it('leave the line of what was refused to somebody who is gone', async () => {
    await identities.recordRefusal('test-gone', await byOf(newId()), {});
    const line = await stage.prisma.auditLog.findFirst({ where: { action: 'test-gone' } });
    expect(line).toMatchObject({ userId: null, actor: 'Ada', after: null });
  });
});

describe('many at once', () => {
  it('end well, or in a fault that says why', async () => {
    const all = Array.from({ length: 20 }, (_, n) => aRemoteAccount(n + 1));
    const kept = await accounts.upsert(serviceId, all);
    const wrong: unknown[] = [];
    const tolerant = (work: Promise<unknown>) =>
      work.catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code === 'internal') wrong.push(error);
      });
    const person = async (n: number) => {
      for (let round = 0; round < 4; round += 1) {
        const [discord, telegram] = [newId(), newId()];
        const a = await people.findOrCreate(aSender({ platformUserId: discord }));
        const b = await people.findOrCreate(
          aSender({ platform: 'telegram', platformUserId: telegram }),
        );
        const mine = aRemoteAccount(n + 1, { discordIds: [discord], telegramIds: [telegram] });
        const [one, two] = [await byOf(a.id), await byOf(b.id)];
        const question = await codes.redeemMerge(await codes.issue('merge', two), one);
        const free = kept[19 - n];
        await Promise.all([
          tolerant(accounts.upsert(serviceId, [...all, mine])),
          tolerant(accounts.matchProfiles(serviceId)),
          tolerant(identities.merge(question, 'theirs', one)),
          tolerant(codes.issue('merge', one)),
          tolerant(people.findOrCreate(aSender({ platformUserId: discord, name: `new ${round}` }))),
          ...(free
            ? [one, two].map(({ userId, chat }) =>
                tolerant(accounts.link(free.id, userId, 'password', chat)),
              )
            : []),
          tolerant(identities.unlinkAccount(b.id, serviceId, two)),
        ]);
      }
    };
    await Promise.all([0, 1, 2, 3].map(person));
    expect(wrong).toEqual([]);
  });
});
