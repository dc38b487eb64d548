import type { AuthorizedActor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ServiceId, SpaceId } from '../../domain/id.ts';
import { isSamePlace, type Place } from '../../domain/place.ts';
import type { Space, SpaceSettings, SpaceSettingsChange } from '../../domain/spaces/space.ts';
import { checkSpaceSettings } from '../../domain/spaces/space-rules.ts';
import type { Locks } from '../../ports/locks.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { SpaceErasure } from '../../ports/spaces/space-erasure.ts';
import type { SpaceInspector } from '../../ports/spaces/space-inspector.ts';
import type { SpaceRepository } from '../../ports/spaces/space-repository.ts';
import { assertAdmin } from '../assert-admin.ts';
import { applyChange, toSpaceAuditEntry } from './space-change.ts';

/** New settings of a space; `serviceId` null: the default server. */
export interface SpaceChange {
  readonly settings: SpaceSettingsChange;
  readonly serviceId?: ServiceId | null | undefined;
}

export type SpaceAdmin = ReturnType<typeof createSpaceAdmin>;

/** How admins manage any space outside of chats. Every step throws `admins-only` for others and records the attempt. */
export function createSpaceAdmin(deps: {
  readonly spaces: Pick<SpaceRepository, 'find' | 'update'>;
  readonly spaceErasure: SpaceErasure;
  readonly inspector: SpaceInspector;
  readonly servers: Pick<OverseerrServers, 'listIds' | 'getGuestUserId' | 'resolveId'>;
  readonly languages: readonly string[];
  readonly locks: Locks;
  readonly refusals: RefusalLog;
}) {
  const { spaces, spaceErasure, inspector, servers, languages, locks, refusals } = deps;

  return {
    /**
     * Changes settings and the Overseerr server, and records who did. Settings that are not named stay as they are.
     * Throws `not-found` for a space or server that does not exist, `invalid-input` for values that `/setup` would not
     * accept and for channels of other spaces, and `platform-unavailable` if the platform cannot tell.
     */
    async updateSpace(actor: AuthorizedActor, id: SpaceId, change: SpaceChange): Promise<Space> {
      await assertAdmin(refusals, actor, 'space.setup');
      const known = await load(id);
      const checked = checkSpaceSettings(change.settings, languages);
      await assertOwnPlaces(known, checked);
      return locks.withLock(`space ${id}`, async () => {
        // Someone else may have changed the settings meanwhile.
        const space = await load(id);
        const serviceId = change.serviceId === undefined ? space.serviceId : change.serviceId;
        if (change.serviceId && !servers.listIds().includes(change.serviceId)) {
          throw new AppError('not-found');
        }
        if (checked.unlinked === 'guest' && !acceptsGuests({ ...space, serviceId })) {
          throw new AppError('guest-account-missing');
        }
        const update = { settings: applyChange(space.settings, checked), serviceId };
        return spaces.update(id, update, toSpaceAuditEntry(actor, space, update));
      });
    },

    /** Erases a space that the bot has left. Throws `not-found`, and `invalid-state` while the bot is there. */
    async forgetSpace(actor: AuthorizedActor, id: SpaceId): Promise<void> {
      await assertAdmin(refusals, actor, 'space.erase');
      await load(id);
      if (!(await spaceErasure.erase(id, actor))) throw new AppError('invalid-state');
    },
  };

  async function load(id: SpaceId): Promise<Space> {
    const space = await spaces.find(id);
    if (!space) throw new AppError('not-found');
    return space;
  }

  function acceptsGuests(space: Space): boolean {
    return servers.getGuestUserId(servers.resolveId(space)) !== null;
  }

  /** In chat, a place is where the button was pressed; elsewhere it must be one that the platform lists. */
  async function assertOwnPlaces(space: Space, change: SpaceSettingsChange): Promise<void> {
    const places = listPlaces(change);
    if (places.some(({ platform, kind }) => platform !== space.platform || kind !== 'channel')) {
      throw new AppError('invalid-input');
    }
    const known = listPlaces(space.settings);
    const added = places.filter((place) => !known.some(isSamePlace(place)));
    if (added.length === 0) return;
    const inspection = await inspector.inspect(space);
    if (!inspection) throw new AppError('platform-unavailable');
    const isListed = (place: Place) =>
      inspection.channels.some(
        ({ address, topic }) => address === place.address && topic === (place.topic ?? null),
      );
    if (!added.every(isListed)) throw new AppError('invalid-input');
  }
}

function listPlaces(settings: SpaceSettingsChange | SpaceSettings): readonly Place[] {
  const { requestPlace, approvalPlaces = [], alertPlace, digestPlace } = settings;
  return [requestPlace, ...approvalPlaces, alertPlace, digestPlace].filter(
    (place) => place !== undefined,
  );
}
