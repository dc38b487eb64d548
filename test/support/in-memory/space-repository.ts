import type { AuditEntry } from '../../../src/domain/audit-entry.ts';
import type { Space } from '../../../src/domain/spaces/space.ts';
import type { SpaceRepository } from '../../../src/ports/spaces/space-repository.ts';
import { anId } from '../factories.ts';

/** Implements `SpaceRepository` without a database; `audit` gets the audit entries. */
export function createInMemorySpaces(
  initial: readonly Space[] = [],
  audit: AuditEntry[] = [],
): SpaceRepository {
  const rows = new Map(initial.map((space) => [space.id, space]));
  const save = (space: Space): Space => {
    rows.set(space.id, space);
    return space;
  };
  return {
    find: async (id) => rows.get(id) ?? null,
    async findOrCreate(platform, platformSpaceId, name) {
      const existing = [...rows.values()].find(
        (row) => row.platform === platform && row.platformSpaceId === platformSpaceId,
      );
      if (existing) return save({ ...existing, name });
      const id = anId<'space'>();
      return save({ id, platform, platformSpaceId, name, serviceId: null, settings: {} });
    },
    listAlertPlaces: async () =>
      [...rows.values()].flatMap(({ settings: { alertPlace } }) =>
        alertPlace ? [alertPlace] : [],
      ),
    async update(id, { settings, serviceId }, entry) {
      const space = rows.get(id);
      if (!space) throw new Error('there is no such space');
      audit.push(entry);
      return save({ ...space, settings, serviceId });
    },
  };
}
