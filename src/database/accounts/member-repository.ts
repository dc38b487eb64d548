import type pg from 'pg';
import type { Member } from '../../domain/accounts/identity.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';
import type { IdentityRepository } from '../../ports/accounts/identity-repository.ts';
import { escapeLike } from '../escape-like.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { toRowId } from '../row-id.ts';

const maxAccounts = 25;
const maxMembers = 300;

const freeAccounts = `select id, name, remote_user_id as "remoteUserId" from account
  where service_id = $1 and user_id is null and removed_at is null
    and ($2::text is null or strpos(lower(normalize(name, NFKC)), $2) > 0)
  order by name, remote_user_id limit ${maxAccounts}`;

/** Names are compared whole: what only looks the same is not alike. */
const selectSuggested = `select id, name, remote_user_id as "remoteUserId",
    array[lower(normalize(name, NFKC)), lower(email), split_part(lower(email), '@', 1)] as names
  from account
  where service_id = $1 and user_id is null and removed_at is null
    and (lower(normalize(name, NFKC)) = any($2) or lower(email) = any($2)
      or split_part(lower(email), '@', 1) = any($2))
  order by remote_user_id`;

/** As Discord writes a mention into a text. */
const mentionPattern = /^<@!?(\d+)>$/;

interface UnlinkedAccountRow {
  readonly id: AccountId;
  readonly name: string;
  readonly remoteUserId: number;
}

/** Looking at members and at accounts that nobody has. */
export function createMemberRepository(deps: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
}): Pick<
  IdentityRepository,
  'listMembers' | 'findMember' | 'listAccountSuggestions' | 'listUnlinkedAccounts'
> {
  const { pool, prisma } = deps;

  return {
    async listMembers(serviceId, { nameQuery, onlyUnlinked }) {
      const where: Prisma.UserWhereInput = {};
      if (nameQuery) {
        // Prisma hands wildcards on as they are.
        const part = escapeLike(nameQuery.replace(/^@/, ''));
        const contains = { contains: part, mode: 'insensitive' } as const;
        const [, platformUserId = nameQuery] = mentionPattern.exec(nameQuery) ?? [];
        const chatAccount = {
          OR: [{ name: contains }, { username: contains }, { platformUserId }],
        };
        where.OR = [{ displayName: contains }, { chatAccounts: { some: chatAccount } }];
      }
      if (onlyUnlinked) where.accounts = { none: { serviceId, removedAt: null } };
      const rows = await prisma.user.findMany({
        where,
        include: includeAccountOf(serviceId),
        orderBy: [{ accounts: { _count: 'asc' } }, { id: 'desc' }],
        take: maxMembers,
      });
      return rows.map(toMember);
    },

    async findMember(serviceId, id) {
      const row = await prisma.user.findUnique({
        where: { id },
        include: includeAccountOf(serviceId),
      });
      return row && toMember(row);
    },

    async listAccountSuggestions(serviceId, members) {
      const names = members.map((member) => ({ userId: member.id, names: namesOf(member) }));
      const all = names.flatMap((each) => each.names);
      if (all.length === 0) return [];
      const { rows } = await pool.query<UnlinkedAccountRow & { names: (string | null)[] }>(
        selectSuggested,
        [serviceId, all],
      );
      return names.flatMap(({ userId, names: own }) =>
        rows
          .filter((row) => row.names.some((name) => name !== null && own.includes(name)))
          .map(({ id: accountId, name: accountName, remoteUserId }) => ({
            userId,
            accountId,
            accountName,
            remoteUserId,
          })),
      );
    },

    async listUnlinkedAccounts(serviceId, named) {
      const part = named === null ? null : normalizeName(named);
      return (await pool.query<UnlinkedAccountRow>(freeAccounts, [serviceId, part])).rows;
    },
  };
}

function includeAccountOf(serviceId: ServiceId) {
  return {
    chatAccounts: { orderBy: { id: 'asc' } },
    accounts: { where: { serviceId, removedAt: null } },
  } as const satisfies Prisma.UserInclude;
}

function toMember(
  row: Prisma.UserGetPayload<{ include: ReturnType<typeof includeAccountOf> }>,
): Member {
  const [account] = row.accounts;
  return {
    id: toRowId<'user'>(row.id) satisfies UserId,
    name: row.displayName,
    isAdmin: row.isAdmin,
    isBlocked: row.blockedAt !== null,
    chatAccounts: row.chatAccounts.map(({ platform, platformUserId, name, username }) => ({
      platform,
      platformUserId,
      name,
      username,
    })),
    account: account ? { id: toRowId<'account'>(account.id), name: account.name } : null,
  };
}

function namesOf({ name, chatAccounts }: Member): string[] {
  const names = chatAccounts.flatMap((account) => [account.name, account.username ?? '']);
  return [...new Set([name, ...names].map(normalizeName))].filter(Boolean);
}

function normalizeName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
