import type pg from 'pg';
import { z } from 'zod';
import { type Space, type SpaceSettings, unlinkedPolicies } from '../../domain/accounts/user.ts';
import type { ServiceId, SpaceId } from '../../domain/id.ts';
import type { Platform } from '../../domain/place.ts';
import type { UserRepository } from '../../ports/ports.ts';
import { toAuditRow } from '../audit-log.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { SpaceModel } from '../generated/models/Space.ts';
import { placeColumn } from '../place-column.ts';
import { toOptionalRowId, toRowId } from '../row-id.ts';

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

/** A row of spaces; `left_at` may come as JSON. */
export interface SpaceRow {
  readonly id: SpaceId;
  readonly platform: Platform;
  readonly platform_space_id: string;
  readonly name: string;
  readonly service_id: ServiceId | null;
  readonly settings: unknown;
  readonly left_at: Date | string | null;
}

const columns = 'id, platform, platform_space_id, name, service_id, settings, left_at';

// Read with every press, every message and every request, so they are prepared.
const reads = {
  entered: {
    name: 'spaces-entered',
    text: `select ${columns} from space
      where platform = $1::platform and platform_space_id = $2`,
  },
  find: { name: 'spaces-find', text: `select ${columns} from space where id = $1` },
};

/** Guilds and groups, and how they are served. */
export function createSpaces(deps: { readonly pool: pg.Pool; readonly prisma: PrismaClient }) {
  const { pool, prisma } = deps;

  const spaces: Pick<UserRepository, 'findOrCreateSpace' | 'findSpace' | 'updateSpace'> = {
    async findOrCreateSpace(platform, platformSpaceId, name) {
      const row = await queryOne(reads.entered, [platform, platformSpaceId]);
      return updateOrCreateSpace(row, { platform, platformSpaceId, name });
    },

    async findSpace(id) {
      const row = await queryOne(reads.find, [id]);
      return row && toSpace(row);
    },

    async updateSpace(id, { settings, serviceId }, audit) {
      const json = JSON.parse(JSON.stringify(settings));
      const [row] = await prisma.$transaction([
        prisma.space.update({ where: { id }, data: { settings: json, serviceId } }),
        prisma.auditLog.create({ data: toAuditRow(audit) }),
      ]);
      return fromSpace(row);
    },
  };
  return { ...spaces, updateOrCreateSpace };

  /** The space of a row that was read, brought up to date or made where it must be. */
  async function updateOrCreateSpace(
    row: SpaceRow | null,
    { platform, platformSpaceId, name }: Pick<Space, 'platform' | 'platformSpaceId' | 'name'>,
  ): Promise<Space> {
    if (row && row.name === name && !row.left_at) return toSpace(row);
    const saved = await prisma.space.upsert({
      where: { platform_platformSpaceId: { platform, platformSpaceId } },
      create: { platform, platformSpaceId, name },
      update: { name, leftAt: null },
    });
    return fromSpace(saved);
  }

  async function queryOne(
    statement: { readonly name: string; readonly text: string },
    values: readonly unknown[],
  ): Promise<SpaceRow | null> {
    const { rows } = await pool.query<SpaceRow>({ ...statement, values: [...values] });
    return rows[0] ?? null;
  }
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
    id: toRowId(row.id),
    platform: row.platform,
    platformSpaceId: row.platformSpaceId,
    name: row.name,
    serviceId: toOptionalRowId(row.serviceId),
    settings: settingsColumn.parse(row.settings),
  };
}
