import { Fault } from '../core/fault.ts';
import type { AuditLine } from '../core/history.ts';
import type { ServiceId } from '../core/id.ts';
import type { SettingsChange, Space, SpaceSettings } from '../core/user.ts';
import type { Identities } from '../ports/identity.ts';
import type { Locks, MediaServers, People } from '../ports.ts';
import { assertAdmin } from './admins-only.ts';
import type { Approvers, Judge } from './approvers.ts';

/** Somebody who wants to change how a space is served. */
export type Manager = Judge;

/** How a space is to be served from now on. */
interface Wanted {
  readonly settings: SpaceSettings;
  readonly serviceId: ServiceId | null;
}

export type Setup = ReturnType<typeof createSetup>;

/**
 * How a space is served, set by those who manage it. Who manages a space may only have invited the bot to it: whom
 * a media server serves is for the bot's admins to say, and who decides there for those who decide on all of it.
 */
export function createSetup(needs: {
  readonly people: People;
  readonly locks: Locks;
  readonly servers: MediaServers;
  readonly identities: Pick<Identities, 'refused'>;
  readonly approvers: Pick<Approvers, 'reachOf'>;
}) {
  const { people, locks, servers, identities, approvers } = needs;

  return {
    /** The space as it is set up. Throws `bad-input` outside a space, and `forbidden` for who does not manage it. */
    check,

    /** Whether somebody may let more people decide in the space: who may decide on its whole media server anyway. */
    mayWiden,

    /**
     * Changes settings and writes down who did. Throws like `check`, `admins-only` when anybody else changes what
     * becomes of people without an account, and `approvers-only` when anybody else lets more people decide.
     */
    change(manager: Manager, change: (settings: SpaceSettings) => SettingsChange): Promise<Space> {
      return keep(manager, async (space) => {
        const { settings: before, serviceId } = space;
        const settings = withoutGaps({ ...before, ...change(before) });
        if (settings.unlinked !== before.unlinked) await checkAdmin(manager);
        if (isWider(settings, before) && !(await mayWiden({ ...manager, space }))) {
          throw new Fault('approvers-only');
        }
        return { settings, serviceId };
      });
    },

    /** Serves a space from a media server. Throws like `check`, `admins-only`, `not-found`. */
    serve(manager: Manager, serviceId: ServiceId): Promise<Space> {
      return keep(manager, async ({ settings }) => {
        await checkAdmin(manager);
        if (!servers.ids().includes(serviceId)) throw new Fault('not-found');
        return { settings, serviceId };
      });
    },
  };

  function keep(manager: Manager, want: (space: Space) => Promise<Wanted>): Promise<Space> {
    const { id } = check(manager);
    return locks.withLock(`space ${id}`, async () => {
      // What this press saw may be older than what another has set since.
      const space = check({ ...manager, space: await people.space(id) });
      const wanted = await want(space);
      return people.setSpace(id, wanted, auditOf(manager, space, wanted));
    });
  }

  async function mayWiden(manager: Manager): Promise<boolean> {
    if (manager.user.isAdmin) return true;
    return (await approvers.reachOf(manager, servers.idFor(manager.space))) === 'service';
  }

  async function checkAdmin({ user, visitor }: Manager): Promise<void> {
    const { platform: door, platformUserId } = visitor;
    const chat = { platform: door, platformUserId };
    const by = { userId: user.id, name: user.displayName, door, chat };
    await assertAdmin(identities, { user, by }, 'space.setup');
  }
}

function auditOf({ user, visitor }: Manager, before: Space, after: Wanted): AuditLine {
  const isMoved = before.serviceId !== after.serviceId;
  const line = ({ settings, serviceId }: Wanted) => ({
    ...settings,
    ...(isMoved ? { serviceId } : {}),
  });
  return {
    userId: user.id,
    actor: user.displayName,
    door: visitor.platform,
    action: 'space.setup',
    subjectKind: 'space',
    subjectId: before.id,
    before: line(before),
    after: line(after),
  };
}

function check({ user, visitor, space }: Manager): Space {
  if (!space) throw new Fault('bad-input');
  if (!user.isAdmin && !visitor.canManage) throw new Fault('forbidden');
  return space;
}

/** Whether more people may decide, or more may decide on their own requests. */
function isWider(after: SpaceSettings, before: SpaceSettings): boolean {
  const { approverRoles: roles = [], selfApproval: self = true } = before;
  const isNew = (role: string) => !roles.includes(role);
  return (after.approverRoles ?? []).some(isNew) || ((after.selfApproval ?? true) && !self);
}

function withoutGaps(change: SettingsChange): SpaceSettings {
  const kept = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) satisfies SpaceSettings;
}
