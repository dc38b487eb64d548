import type pg from 'pg';
import type { AccountId, ServiceId, UserId } from '../core/id.ts';
import type { Member } from '../core/identity.ts';
import type { Identities } from '../ports/identity.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { likeLiteral } from './like-literal.ts';
import { rowId } from './row-id.ts';

const most = 25;
const mostMembers = 300;

const freeAccounts = `select id, name, number from service_account
  where service_id = $1 and user_id is null and removed_at is null
    and ($2::text is null or strpos(lower(normalize(name, NFKC)), $2) > 0)
  order by name, number limit ${most}`;

/** Names are compared whole: what only looks the same is not alike. */
const alike = `select id, name, number,
    array[lower(normalize(name, NFKC)), lower(email), split_part(lower(email), '@', 1)] as names
  from service_account
  where service_id = $1 and user_id is null and removed_at is null
    and (lower(normalize(name, NFKC)) = any($2) or lower(email) = any($2)
      or split_part(lower(email), '@', 1) = any($2))
  order by number`;

/** As Discord writes a mention into a text. */
const mention = /^<@!?(\d+)>$/;

interface FreeRow {
  readonly id: AccountId;
  readonly name: string;
  readonly number: number;
}

/** Looking at members and at accounts that nobody has. */
export function createMembership(needs: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
}): Pick<Identities, 'members' | 'member' | 'resemblances' | 'freeAccounts'> {
  const { pool, prisma } = needs;

  return {
    async members(serviceId, { named, onlyUnlinked }) {
      const where: Prisma.UserWhereInput = {};
      if (named) {
        // Prisma hands wildcards on as they are.
        const part = likeLiteral(named.replace(/^@/, ''));
        const contains = { contains: part, mode: 'insensitive' } as const;
        const [, platformUserId = named] = mention.exec(named) ?? [];
        const chatAccount = {
          OR: [{ name: contains }, { username: contains }, { platformUserId }],
        };
        where.OR = [{ displayName: contains }, { chatAccounts: { some: chatAccount } }];
      }
      if (onlyUnlinked) where.serviceAccounts = { none: { serviceId, removedAt: null } };
      const rows = await prisma.user.findMany({
        where,
        include: including(serviceId),
        orderBy: [{ serviceAccounts: { _count: 'asc' } }, { id: 'desc' }],
        take: mostMembers,
      });
      return rows.map(toMember);
    },

    async member(serviceId, id) {
      const row = await prisma.user.findUnique({ where: { id }, include: including(serviceId) });
      return row && toMember(row);
    },

    async resemblances(serviceId, members) {
      const names = members.map((member) => ({ userId: member.id, names: namesOf(member) }));
      const all = names.flatMap((each) => each.names);
      if (all.length === 0) return [];
      const { rows } = await pool.query<FreeRow & { names: (string | null)[] }>(alike, [
        serviceId,
        all,
      ]);
      return names.flatMap(({ userId, names: own }) =>
        rows
          .filter((row) => row.names.some((name) => name !== null && own.includes(name)))
          .map(({ id: accountId, name: accountName, number: accountNumber }) => ({
            userId,
            accountId,
            accountName,
            accountNumber,
          })),
      );
    },

    async freeAccounts(serviceId, named) {
      const part = named === null ? null : plain(named);
      return (await pool.query<FreeRow>(freeAccounts, [serviceId, part])).rows;
    },
  };
}

function including(serviceId: ServiceId) {
  return {
    chatAccounts: { orderBy: { id: 'asc' } },
    serviceAccounts: { where: { serviceId, removedAt: null } },
  } as const satisfies Prisma.UserInclude;
}

function toMember(row: Prisma.UserGetPayload<{ include: ReturnType<typeof including> }>): Member {
  const [account] = row.serviceAccounts;
  return {
    id: rowId<'user'>(row.id) satisfies UserId,
    name: row.displayName,
    isAdmin: row.isAdmin,
    isBlocked: row.blockedAt !== null,
    chatAccounts: row.chatAccounts.map(({ platform, platformUserId, name, username }) => ({
      platform,
      platformUserId,
      name,
      username,
    })),
    account: account ? { id: rowId<'account'>(account.id), name: account.name } : null,
  };
}

function namesOf({ name, chatAccounts }: Member): string[] {
  const names = chatAccounts.flatMap((account) => [account.name, account.username ?? '']);
  return [...new Set([name, ...names].map(plain))].filter(Boolean);
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
