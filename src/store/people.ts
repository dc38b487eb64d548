import type pg from 'pg';
import { z } from 'zod';
import type { ServiceId, SpaceId } from '../core/id.ts';
import type { ChatAccountKey, Platform } from '../core/place.ts';
import {
  type Space,
  type SpaceSettings,
  type User,
  unlinkedPolicies,
  type Visitor,
} from '../core/user.ts';
import type { AuditLine, People } from '../ports.ts';
import { toRow as toAuditRow } from './audit.ts';
import type { PrismaClient } from './generated/client.ts';
import type { SpaceModel } from './generated/models/Space.ts';
import { placeColumn } from './place-column.ts';
import { type UserRow, userAwaiting } from './profile-people.ts';
import { optionalRowId, rowId } from './row-id.ts';
import { isUniqueViolation } from './unique-violation.ts';

const settingsColumn = z.object({
  requestPlace: placeColumn.exactOptional(),
  publicCards: z.boolean().exactOptional(),
  approvalPlaces: z.array(placeColumn).exactOptional(),
  approverRoles: z.array(z.string()).exactOptional(),
  selfApproval: z.boolean().exactOptional(),
  declineReasons: z.array(z.string()).exactOptional(),
  reminderHours: z.number().exactOptional(),
  quietHours: z.object({ from: z.number(), until: z.number() }).exactOptional(),
  unlinked: z.enum(unlinkedPolicies).exactOptional(),
  language: z.string().exactOptional(),
}) satisfies z.ZodType<SpaceSettings>;

interface MetRow extends UserRow {
  readonly account_id: string;
  readonly name: string;
}

// Read with every press and every message, so it is prepared.
const met = {
  name: 'people-met',
  text: `select u.id, u.display_name, u.locale, u.is_admin, u.blocked_at, c.id as account_id, c.name
    from chat_account c join "user" u on u.id = c.user_id
    where c.platform = $1::platform and c.platform_user_id = $2`,
};

interface SpaceRow {
  readonly id: SpaceId;
  readonly platform: Platform;
  readonly platform_space_id: string;
  readonly name: string;
  readonly service_id: ServiceId | null;
  readonly settings: unknown;
  readonly left_at: Date | null;
}

const entered = {
  name: 'people-entered',
  text: `select id, platform, platform_space_id, name, service_id, settings, left_at from space
    where platform = $1::platform and platform_space_id = $2`,
};

const demote = `update "user" u set is_admin = false, is_listed = false
  where u.is_listed and not exists (
    select from chat_account c
    where c.user_id = u.id and c.platform || ':' || c.platform_user_id = any($1)
  )`;

/** People and spaces. `admins` are the chat accounts whose users are admins from their first contact on. */
export function createPeople(needs: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly admins?: readonly ChatAccountKey[];
}): People {
  const { pool, prisma, admins = [] } = needs;

  return {
    async find(id) {
      const row = await prisma.user.findUnique({ where: { id } });
      if (!row) return null;
      const { displayName, locale, isAdmin, blockedAt } = row;
      return { id, displayName, locale, isAdmin, isBlocked: blockedAt !== null };
    },

    async meet(visitor) {
      const row = await findMet(visitor);
      if (!row) return welcome(visitor);
      const isNamedAnew = row.name !== visitor.name;
      const isPromoted = !row.is_admin && isAdmin(visitor);
      const speaks = row.locale ?? visitor.locale;
      if (!isNamedAnew && !isPromoted && speaks === row.locale) return toUser(row);
      return update(row, visitor);
    },

    async chatAccounts(userId) {
      const rows = await prisma.chatAccount.findMany({ where: { userId }, orderBy: { id: 'asc' } });
      return rows.map(({ platform, platformUserId, name, directClosedAt }) => ({
        platform,
        platformUserId,
        name,
        isClosed: directClosedAt !== null,
      }));
    },

    async setDirectClosed({ platform, platformUserId }, isClosed) {
      await prisma.chatAccount.updateMany({
        where: {
          platform,
          platformUserId,
          directClosedAt: isClosed ? null : { not: null },
        },
        data: { directClosedAt: isClosed ? new Date() : null },
      });
    },

    async enter(platform, platformSpaceId, name) {
      const { rows } = await pool.query<SpaceRow>({
        ...entered,
        values: [platform, platformSpaceId],
      });
      const [row] = rows;
      if (row && row.name === name && !row.left_at) return toSpace(row);
      const kept = await prisma.space.upsert({
        where: { platform_platformSpaceId: { platform, platformSpaceId } },
        create: { platform, platformSpaceId, name },
        update: { name, leftAt: null },
      });
      return fromSpace(kept);
    },

    async space(id) {
      const row = await prisma.space.findUnique({ where: { id } });
      return row && fromSpace(row);
    },

    async setSpace(id, { settings, serviceId }, audit) {
      const json = JSON.parse(JSON.stringify(settings));
      const [row] = await prisma.$transaction([
        prisma.space.update({ where: { id }, data: { settings: json, serviceId } }),
        prisma.auditLog.create({ data: toAuditRow(audit) }),
      ]);
      return fromSpace(row);
    },

    async heedAdmins() {
      const listed = admins.map(({ platform, platformUserId }) => `${platform}:${platformUserId}`);
      const { rowCount } = await pool.query(demote, [listed]);
      return rowCount ?? 0;
    },

    async admins() {
      const rows = await prisma.chatAccount.findMany({
        where: { user: { isAdmin: true, blockedAt: null } },
        orderBy: { id: 'asc' },
        include: { user: { select: { locale: true } } },
      });
      const met = rows.map(({ platform, platformUserId, user }) => ({
        platform,
        platformUserId,
        locale: user.locale,
      }));
      const isMet = (admin: ChatAccountKey) =>
        met.some((m) => m.platform === admin.platform && m.platformUserId === admin.platformUserId);
      const others = admins.filter((admin) => !isMet(admin));
      return [...met, ...others.map((admin) => ({ ...admin, locale: null }))];
    },
  };

  async function findMet({ platform, platformUserId }: ChatAccountKey): Promise<MetRow | null> {
    const { rows } = await pool.query<MetRow>({ ...met, values: [platform, platformUserId] });
    return rows[0] ?? null;
  }

  /**
   * Whom a profile names together with a user already known is that user, everybody else a new one. Of two first
   * contacts at once one makes the rows; the other's are undone with its statement.
   */
  async function welcome(visitor: Visitor): Promise<User> {
    const { platform, platformUserId, name, locale } = visitor;
    const known = await userAwaiting(pool, visitor);
    const user = known && !isAdmin(visitor) ? toUser(known) : null;
    try {
      if (user) {
        await prisma.$transaction([
          prisma.chatAccount.create({ data: { userId: user.id, platform, platformUserId, name } }),
          prisma.auditLog.create({ data: toAuditRow(joinedLine(user, visitor)) }),
        ]);
        return user;
      }
      const row = await prisma.user.create({
        data: {
          displayName: name,
          locale,
          isAdmin: isAdmin(visitor),
          isListed: isAdmin(visitor),
          chatAccounts: { create: { platform, platformUserId, name } },
        },
      });
      const { id, displayName, isAdmin: isOne } = row;
      return { id: rowId(id), displayName, locale, isAdmin: isOne, isBlocked: false };
    } catch (error) {
      const first = isUniqueViolation(error) ? await findMet(visitor) : null;
      if (!first) throw error;
      return toUser(first);
    }
  }

  /** A user shows the name of the chat account that gave it, until another name was given. */
  async function update(row: MetRow, visitor: Visitor): Promise<User> {
    const isNamedByThis = row.display_name === row.name;
    const user = {
      displayName: isNamedByThis ? visitor.name : row.display_name,
      locale: row.locale ?? visitor.locale,
      isAdmin: row.is_admin || isAdmin(visitor),
    };
    const isPromoted = user.isAdmin && !row.is_admin;
    await prisma.$transaction([
      prisma.user.update({
        where: { id: row.id },
        data: { ...user, ...(isPromoted ? { isListed: true } : {}) },
      }),
      prisma.chatAccount.update({ where: { id: row.account_id }, data: { name: visitor.name } }),
    ]);
    return { id: row.id, ...user, isBlocked: row.blocked_at !== null };
  }

  function isAdmin({ platform, platformUserId }: ChatAccountKey): boolean {
    return admins.some(
      (admin) => admin.platform === platform && admin.platformUserId === platformUserId,
    );
  }
}

function joinedLine({ id, displayName }: User, { platform, platformUserId }: Visitor): AuditLine {
  return {
    userId: id,
    actor: displayName,
    door: platform,
    action: 'user-join',
    subjectKind: 'user',
    subjectId: id,
    after: { platform, platformUserId, proof: 'profile' },
  };
}

function toUser(row: UserRow): User {
  return {
    id: row.id,
    displayName: row.display_name,
    locale: row.locale,
    isAdmin: row.is_admin,
    isBlocked: row.blocked_at !== null,
  };
}

function toSpace(row: SpaceRow): Space {
  return {
    id: row.id,
    platform: row.platform,
    platformSpaceId: row.platform_space_id,
    name: row.name,
    serviceId: row.service_id,
    settings: settingsColumn.parse(row.settings),
  };
}

function fromSpace(row: SpaceModel): Space {
  return {
    id: rowId(row.id),
    platform: row.platform,
    platformSpaceId: row.platformSpaceId,
    name: row.name,
    serviceId: optionalRowId(row.serviceId),
    settings: settingsColumn.parse(row.settings),
  };
}
