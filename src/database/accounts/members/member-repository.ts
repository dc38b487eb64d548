import type { Member } from '../../../domain/accounts/identity.ts';
import type { ServiceId } from '../../../domain/id.ts';
import type { ChatAccountKey } from '../../../domain/place.ts';
import type { MemberRepository } from '../../../ports/accounts/member-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import { isDemoUser } from '../../demo/is-demo-user.ts';
import { escapeLike } from '../../escape-like.ts';
import type { Prisma, PrismaClient } from '../../generated/client.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toRowId } from '../../row-id.ts';
import { hasAdmin } from '../sign-in/has-admin.ts';
import { setAdmin } from './set-admin.ts';
import { setBlocked } from './set-blocked.ts';

const maxAccounts = 25;
const maxMembers = 300;

/** How a mention appears in a Discord message. */
const mentionPattern = /^<@!?(\d+)>$/;

/** Members, and the accounts to link them to, on PostgreSQL. */
export function createMemberRepository(deps: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
  /** The chat accounts that the settings name. */
  readonly admins?: readonly ChatAccountKey[];
  readonly clock: Clock;
}): MemberRepository {
  const { prisma, kysely, admins = [], clock } = deps;

  return {
    hasAdmin: () => hasAdmin(kysely),

    async listMembers(serviceId, { nameQuery, onlyUnlinked }) {
      const where: Prisma.UserWhereInput = {};
      if (nameQuery) {
        // Prisma does not escape wildcards.
        const part = escapeLike(nameQuery.replace(/^@/, ''));
        const contains = { contains: part, mode: 'insensitive' } as const;
        const [, platformUserId = nameQuery] = mentionPattern.exec(nameQuery) ?? [];
        const chatAccount = {
          OR: [{ name: contains }, { username: contains }, { platformUserId }],
        };
        where.OR = [{ displayName: contains }, { chatAccounts: { some: chatAccount } }];
      }
      if (onlyUnlinked) where.accountLinks = { none: { serviceId, account: { removedAt: null } } };
      const rows = await prisma.user.findMany({
        where,
        include: includeAccountOf(serviceId),
        orderBy: [{ accountLinks: { _count: 'asc' } }, { id: 'desc' }],
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
      if (names.every((each) => each.names.length === 0)) return [];
      const accounts = await prisma.account.findMany({
        where: { serviceId, removedAt: null, links: { none: {} } },
        select: { id: true, name: true, remoteUserId: true, email: true },
        orderBy: { remoteUserId: 'asc' },
      });
      return names.flatMap(({ userId, names: own }) =>
        accounts
          .filter((account) => accountNamesOf(account).some((name) => own.includes(name)))
          .map(({ id, name, remoteUserId }) => ({
            userId,
            accountId: toRowId<'account'>(id),
            accountName: name,
            remoteUserId,
          })),
      );
    },

    async listAccounts(serviceId, nameQuery) {
      const rows = await prisma.account.findMany({
        where: { serviceId, removedAt: null },
        select: { id: true, name: true, remoteUserId: true },
        orderBy: [{ links: { _count: 'asc' } }, { name: 'asc' }, { remoteUserId: 'asc' }],
      });
      const part = nameQuery === null ? '' : normalizeName(nameQuery);
      return rows
        .filter(({ name }) => normalizeName(name).includes(part))
        .slice(0, maxAccounts)
        .map((row) => ({ ...row, id: toRowId<'account'>(row.id) }));
    },

    setBlocked: (userId, isBlocked, by) =>
      setBlocked(kysely, { userId, isBlocked, by, now: clock() }),

    setAdmin: (userId, isAdmin, by) => setAdmin(kysely, { userId, isAdmin, by, admins }),

    isDemoUser: (userId) => isDemoUser(kysely, userId),
  };
}

function includeAccountOf(serviceId: ServiceId) {
  return {
    chatAccounts: { orderBy: { id: 'asc' } },
    accountLinks: {
      where: { serviceId, account: { removedAt: null } },
      include: {
        account: {
          include: {
            links: {
              include: { user: { select: { id: true, displayName: true } } },
              orderBy: [{ verifiedAt: 'asc' }, { userId: 'asc' }],
            },
          },
        },
      },
    },
  } as const satisfies Prisma.UserInclude;
}

function toMember(
  row: Prisma.UserGetPayload<{ include: ReturnType<typeof includeAccountOf> }>,
): Member {
  const [link] = row.accountLinks;
  return {
    id: toRowId(row.id),
    name: row.displayName,
    isAdmin: row.isAdmin,
    isBlocked: row.blockedAt !== null,
    chatAccounts: row.chatAccounts.map(({ platform, platformUserId, name, username }) => ({
      platform,
      platformUserId,
      name,
      username,
    })),
    account: link
      ? {
          id: toRowId(link.account.id),
          name: link.account.name,
          isBlocked: link.account.blockedAt !== null,
          sharedWith: link.account.links
            .filter(({ user }) => user.id !== row.id)
            .map(({ user }) => user.displayName),
        }
      : null,
  };
}

/** Names must be equal as a whole: a name that only looks the same is a different name. */
function namesOf({ name, chatAccounts }: Member): string[] {
  const names = chatAccounts.flatMap((account) => [account.name, account.username ?? '']);
  return [...new Set([name, ...names].map(normalizeName))].filter(Boolean);
}

function accountNamesOf(account: { readonly name: string; readonly email: string | null }) {
  const email = account.email?.toLowerCase() ?? '';
  return [normalizeName(account.name), email, email.split('@')[0] ?? ''].filter(Boolean);
}

function normalizeName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
