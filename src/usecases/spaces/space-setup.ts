import type { Actor } from '../../domain/actor.ts';
import type { AlertKind } from '../../domain/alerts/alert.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { Place } from '../../domain/place.ts';
import type { QuietHours } from '../../domain/quiet-hours.ts';
import type { Space, SpaceSettings, SpaceSettingsChange } from '../../domain/spaces/space.ts';
import { checkSpaceSettings } from '../../domain/spaces/space-rules.ts';
import type { Locks } from '../../ports/locks.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { SpaceRepository } from '../../ports/spaces/space-repository.ts';
import type { Approvers } from '../approvals/approvers.ts';
import { assertAdmin } from '../assert-admin.ts';
import { applyChange, type SpaceUpdate, toSpaceAuditEntry } from './space-change.ts';

/** What the operator's settings say about alerts. It wins over the settings of a space. */
export interface AlertSettings {
  readonly places: readonly Place[];
  readonly quietHours: QuietHours | null;
  readonly mutedKinds: readonly AlertKind[];
  readonly hasWeeklyDigest: boolean;
}

export type SpaceSetup = ReturnType<typeof createSpaceSetup>;

/**
 * The settings of a space, changed by those who manage it. Someone who manages a space may only have invited the bot:
 * whom an Overseerr server serves is decided by the bot's admins, and who may approve requests by those who may
 * decide on the whole server.
 */
export function createSpaceSetup(deps: {
  readonly spaces: Pick<SpaceRepository, 'find' | 'listAlertPlaces' | 'update'>;
  readonly locks: Locks;
  readonly servers: OverseerrServers;
  readonly refusals: RefusalLog;
  readonly approvers: Pick<Approvers, 'getReach'>;
  /** Texts exist in these languages. */
  readonly translations: { readonly locales: readonly string[] };
  readonly config: { readonly alerts: AlertSettings };
}) {
  const { spaces, locks, servers, refusals, approvers, translations, config } = deps;

  return {
    /** The actor's space. Throws `invalid-input` outside a space, and `forbidden` unless they manage it. */
    getManagedSpace,

    /** What the operator's settings say. */
    alertSettings: config.alerts,

    /** The actor's space, for changing its alerts. Throws like `getManagedSpace`, and `admins-only`. */
    async getAlertSpace(actor: Actor): Promise<Space> {
      const space = getManagedSpace(actor);
      await assertIsAdmin(actor);
      return space;
    },

    /** The places chosen for alerts in all spaces: alerts go to each of them. Throws `admins-only`. */
    async listAlertPlaces(actor: Actor): Promise<readonly Place[]> {
      await assertIsAdmin(actor);
      return spaces.listAlertPlaces();
    },

    /** Whether the actor may add approvers: those who may decide on the whole Overseerr server of the space. */
    canWidenApprovers,

    /**
     * Changes settings and records who did. Throws like `getManagedSpace` and `checkSpaceSettings`, `admins-only` when
     * someone else changes what users without an account may do or where alerts go, and `approvers-only` when someone
     * else adds approvers.
     */
    updateSettings(
      actor: Actor,
      change: (settings: SpaceSettings) => SpaceSettingsChange,
    ): Promise<Space> {
      return updateSpace(actor, async (space) => {
        const { settings: before, serviceId } = space;
        const settings = applyChange(
          before,
          checkSpaceSettings(change(before), translations.locales),
        );
        const isForAdmins =
          settings.unlinked !== before.unlinked || changesAlerts(settings, before);
        if (isForAdmins) await assertIsAdmin(actor);
        if (widensApprovers(settings, before) && !(await canWidenApprovers({ ...actor, space }))) {
          throw new AppError('approvers-only');
        }
        return { settings, serviceId };
      });
    },

    /** Sets the Overseerr server of a space. Throws like `getManagedSpace`, `admins-only`, `not-found`. */
    assignService(actor: Actor, serviceId: ServiceId): Promise<Space> {
      return updateSpace(actor, async ({ settings }) => {
        await assertIsAdmin(actor);
        if (!servers.listIds().includes(serviceId)) throw new AppError('not-found');
        return { settings, serviceId };
      });
    },
  };

  function updateSpace(
    actor: Actor,
    toUpdate: (space: Space) => Promise<SpaceUpdate>,
  ): Promise<Space> {
    const { id } = getManagedSpace(actor);
    return locks.withLock(`space ${id}`, async () => {
      // Someone else may have changed the settings since this interaction read them.
      const space = getManagedSpace({ ...actor, space: await spaces.find(id) });
      const update = await toUpdate(space);
      return spaces.update(id, update, toSpaceAuditEntry(actor, space, update));
    });
  }

  async function canWidenApprovers(actor: Actor): Promise<boolean> {
    if (actor.isAdmin) return true;
    return (await approvers.getReach(actor, servers.resolveId(actor.space))) === 'service';
  }

  function assertIsAdmin(actor: Actor): Promise<void> {
    return assertAdmin(refusals, actor, 'space.setup');
  }
}

function getManagedSpace({ isAdmin, canManageSpace, space }: Actor): Space {
  if (!space) throw new AppError('invalid-input');
  if (!isAdmin && !canManageSpace) throw new AppError('forbidden');
  return space;
}

/** Alerts are about the whole bot, not about one space. */
function changesAlerts(after: SpaceSettings, before: SpaceSettings): boolean {
  const toText = ({ alertPlace, alertQuietHours, alertMuted, digestPlace }: SpaceSettings) =>
    JSON.stringify([alertPlace, alertQuietHours, alertMuted, digestPlace]);
  return toText(after) !== toText(before);
}

/** Whether the change adds approvers, or lets approvers decide on their own requests. */
function widensApprovers(after: SpaceSettings, before: SpaceSettings): boolean {
  const { approverRoles: roles = [], selfApproval: self = true } = before;
  const isNew = (role: string) => !roles.includes(role);
  return (after.approverRoles ?? []).some(isNew) || ((after.selfApproval ?? true) && !self);
}
