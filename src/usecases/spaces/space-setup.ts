import type { Space, SpaceSettings, SpaceSettingsChange } from '../../domain/accounts/user.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { AuditEntry } from '../../domain/requests/history.ts';
import type { IdentityRepository } from '../../ports/accounts/identity-repository.ts';
import type { Locks, OverseerrServers, UserRepository } from '../../ports/ports.ts';
import type { Approvers, Judge } from '../approvals/approvers.ts';
import { assertAdmin } from '../assert-admin.ts';

/** Somebody who wants to change how a space is served. */
export type Manager = Judge;

/** How a space is to be served from now on. */
interface SpaceUpdate {
  readonly settings: SpaceSettings;
  readonly serviceId: ServiceId | null;
}

export type SpaceSetup = ReturnType<typeof createSpaceSetup>;

/**
 * How a space is served, set by those who manage it. Who manages a space may only have invited the bot to it: whom
 * a media server serves is for the bot's admins to say, and who decides there for those who decide on all of it.
 */
export function createSpaceSetup(needs: {
  readonly users: UserRepository;
  readonly locks: Locks;
  readonly servers: OverseerrServers;
  readonly identities: Pick<IdentityRepository, 'recordRefusal'>;
  readonly approvers: Pick<Approvers, 'getReach'>;
}) {
  const { users, locks, servers, identities, approvers } = needs;

  return {
    /** The space as it is set up. Throws `bad-input` outside a space, and `forbidden` for who does not manage it. */
    getManagedSpace,

    /** Whether somebody may let more people decide in the space: who may decide on its whole media server anyway. */
    canWidenApprovers,

    /**
     * Changes settings and writes down who did. Throws like `check`, `admins-only` when anybody else changes what
     * becomes of people without an account, and `approvers-only` when anybody else lets more people decide.
     */
    updateSettings(
      manager: Manager,
      change: (settings: SpaceSettings) => SpaceSettingsChange,
    ): Promise<Space> {
      return updateSpace(manager, async (space) => {
        const { settings: before, serviceId } = space;
        const settings = omitUndefined({ ...before, ...change(before) });
        if (settings.unlinked !== before.unlinked) await assertIsAdmin(manager);
        if (
          widensApprovers(settings, before) &&
          !(await canWidenApprovers({ ...manager, space }))
        ) {
          throw new AppError('approvers-only');
        }
        return { settings, serviceId };
      });
    },

    /** Serves a space from a media server. Throws like `check`, `admins-only`, `not-found`. */
    assignService(manager: Manager, serviceId: ServiceId): Promise<Space> {
      return updateSpace(manager, async ({ settings }) => {
        await assertIsAdmin(manager);
        if (!servers.listIds().includes(serviceId)) throw new AppError('not-found');
        return { settings, serviceId };
      });
    },
  };

  function updateSpace(
    manager: Manager,
    toUpdate: (space: Space) => Promise<SpaceUpdate>,
  ): Promise<Space> {
    const { id } = getManagedSpace(manager);
    return locks.withLock(`space ${id}`, async () => {
      // What this press saw may be older than what another has set since.
      const space = getManagedSpace({ ...manager, space: await users.findSpace(id) });
      const update = await toUpdate(space);
      return users.updateSpace(id, update, toSpaceAuditEntry(manager, space, update));
    });
  }

  async function canWidenApprovers(manager: Manager): Promise<boolean> {
    if (manager.user.isAdmin) return true;
    return (await approvers.getReach(manager, servers.resolveId(manager.space))) === 'service';
  }

  async function assertIsAdmin({ user, sender }: Manager): Promise<void> {
    const { platform: source, platformUserId } = sender;
    const chat = { platform: source, platformUserId };
    const by = { userId: user.id, name: user.displayName, source, chat };
    await assertAdmin(identities, { user, by }, 'space.setup');
  }
}

function toSpaceAuditEntry(
  { user, sender }: Manager,
  before: Space,
  after: SpaceUpdate,
): AuditEntry {
  const isMoved = before.serviceId !== after.serviceId;
  const toAuditState = ({ settings, serviceId }: SpaceUpdate) => ({
    ...settings,
    ...(isMoved ? { serviceId } : {}),
  });
  return {
    userId: user.id,
    actor: user.displayName,
    source: sender.platform,
    action: 'space.setup',
    subjectKind: 'space',
    subjectId: before.id,
    before: toAuditState(before),
    after: toAuditState(after),
  };
}

function getManagedSpace({ user, sender, space }: Manager): Space {
  if (!space) throw new AppError('bad-input');
  if (!user.isAdmin && !sender.canManageSpace) throw new AppError('forbidden');
  return space;
}

/** Whether more people may decide, or more may decide on their own requests. */
function widensApprovers(after: SpaceSettings, before: SpaceSettings): boolean {
  const { approverRoles: roles = [], selfApproval: self = true } = before;
  const isNew = (role: string) => !roles.includes(role);
  return (after.approverRoles ?? []).some(isNew) || ((after.selfApproval ?? true) && !self);
}

function omitUndefined(change: SpaceSettingsChange): SpaceSettings {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) satisfies SpaceSettings;
}
