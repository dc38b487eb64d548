import { z } from 'zod';
import { alertKinds } from '../../domain/alerts/alert.ts';
import type { SpaceId } from '../../domain/id.ts';
import { type Space, type SpaceSettings, unlinkedPolicies } from '../../domain/spaces/space.ts';
import { newId } from '../../lib/ids/new-id.ts';
import type { SpaceRepository } from '../../ports/spaces/space-repository.ts';
import { insertAuditEntry } from '../audit-log.ts';
import type { Queryable } from '../connection/pipeline.ts';
import { prepareQuery } from '../connection/prepared-query.ts';
import type { KyselyClient, Row } from '../kysely.ts';
import { placeColumn } from '../place-column.ts';
import { toOptionalRowId, toRowId } from '../row-id.ts';
import { outdateTallies } from './vote-tallies.ts';

const settingsColumn = z.object({
  requestPlace: placeColumn.exactOptional(),
  publicCards: z.boolean().exactOptional(),
  approvalPlaces: z.array(placeColumn).exactOptional(),
  approverRoles: z.array(z.string()).exactOptional(),
  selfApproval: z.boolean().exactOptional(),
  declineReasons: z.array(z.string()).exactOptional(),
  reminderHours: z.number().exactOptional(),
  quietHours: z.object({ from: z.number(), until: z.number() }).exactOptional(),
  timeZone: z.string().exactOptional(),
  region: z.string().exactOptional(),
  unlinked: z.enum(unlinkedPolicies).exactOptional(),
  language: z.string().exactOptional(),
  alertPlace: placeColumn.exactOptional(),
  alertQuietHours: z.object({ from: z.number(), until: z.number() }).exactOptional(),
  // A kind of another version is left out.
  alertMuted: z
    .array(z.string())
    .transform((kinds) => alertKinds.filter((kind) => kinds.includes(kind)))
    .exactOptional(),
  digestPlace: placeColumn.exactOptional(),
}) satisfies z.ZodType<SpaceSettings>;

/** A row of the table; one that was read as JSON has its timestamps as text. */
export type SpaceRow = Omit<Row<'space'>, 'created_at' | 'left_at'> & {
  readonly left_at: Date | string | null;
};

export function createSpaceRepository({
  reads,
  kysely,
}: {
  readonly reads: Queryable;
  readonly kysely: KyselyClient;
}): SpaceRepository {
  const select = prepareSelect(kysely);
  return {
    async find(id) {
      const [row] = await select.run(reads, { id });
      return row ? toSpace(row) : null;
    },

    async findOrCreate(platform, platformSpaceId, name) {
      const row = await kysely
        .selectFrom('space')
        .selectAll()
        .where('platform', '=', platform)
        .where('platform_space_id', '=', platformSpaceId)
        .executeTakeFirst();
      return saveSpace(kysely, row ?? null, { platform, platformSpaceId, name });
    },

    async listAlertPlaces() {
      const spaces = await listSpaces(kysely);
      return spaces.flatMap(({ settings: { alertPlace } }) => (alertPlace ? [alertPlace] : []));
    },

    async update(id, { settings, serviceId }, audit) {
      const row = await kysely.transaction().execute(async (transaction) => {
        await insertAuditEntry(transaction, audit);
        await outdateTallies(transaction, id, serviceId);
        return transaction
          .updateTable('space')
          .set({ settings: JSON.stringify(settings), service_id: serviceId })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow();
      });
      return toSpace(row);
    },
  };
}

/** The spaces that the bot is in and that have settings of their own, oldest first. */
export async function listSpaces(kysely: KyselyClient): Promise<readonly Space[]> {
  const rows = await kysely
    .selectFrom('space')
    .selectAll()
    .where('left_at', 'is', null)
    .where(({ cast, ref }) => cast<string>(ref('settings'), 'text'), '!=', '{}')
    .orderBy('id')
    .execute();
  return rows.map(toSpace);
}

/** The space of a row that was read before: created where there is none, and its name and presence brought up to date. */
export async function saveSpace(
  kysely: KyselyClient,
  row: SpaceRow | null,
  { platform, platformSpaceId, name }: Pick<Space, 'platform' | 'platformSpaceId' | 'name'>,
): Promise<Space> {
  if (row && row.name === name && !row.left_at) return toSpace(row);
  const saved = await kysely
    .insertInto('space')
    .values({ id: newId(), platform, platform_space_id: platformSpaceId, name })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'platform_space_id']).doUpdateSet({ name, left_at: null }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toSpace(saved);
}

function prepareSelect(kysely: KyselyClient) {
  return prepareQuery<{ id: SpaceId }, Row<'space'>>('space-find', (value) =>
    kysely.selectFrom('space').selectAll().where('id', '=', value('id')),
  );
}

/** Converts a row to a space. */
export function toSpace(row: SpaceRow): Space {
  return {
    id: toRowId(row.id),
    platform: row.platform,
    platformSpaceId: row.platform_space_id,
    name: row.name,
    serviceId: toOptionalRowId(row.service_id),
    settings: settingsColumn.parse(row.settings),
  };
}
