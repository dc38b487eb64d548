import { Fault } from '../core/fault.ts';
import type { AuditLine } from '../core/history.ts';
import type { SettingsChange, Space, SpaceSettings, User, Visitor } from '../core/user.ts';
import type { Locks, People } from '../ports.ts';

/** Somebody who wants to change how a space is served. */
export interface Manager {
  readonly user: User;
  readonly visitor: Visitor;
  readonly space: Space | null;
}

export type Setup = ReturnType<typeof createSetup>;

/** How a space is served, set by those who manage it. */
export function createSetup(needs: { readonly people: People; readonly locks: Locks }) {
  const { people, locks } = needs;

  return {
    /** The space as it is set up. Throws `bad-input` outside a space, and `forbidden` for who does not manage it. */
    check,

    /** Changes settings and writes down who did. Throws like `check`. */
    change(manager: Manager, change: (settings: SpaceSettings) => SettingsChange): Promise<Space> {
      const { id } = check(manager);
      return locks.withLock(`space ${id}`, async () => {
        // What this press saw may be older than what another has set since.
        const space = check({ ...manager, space: await people.space(id) });
        const settings = withoutGaps({ ...space.settings, ...change(space.settings) });
        const { serviceId } = space;
        return people.setSpace(id, { settings, serviceId }, auditOf(manager, space, settings));
      });
    },
  };
}

function auditOf({ user, visitor }: Manager, before: Space, after: SpaceSettings): AuditLine {
  return {
    userId: user.id,
    actor: user.displayName,
    door: visitor.platform,
    action: 'space.setup',
    subjectKind: 'space',
    subjectId: before.id,
    before: { ...before.settings },
    after: { ...after },
  };
}

function check({ user, visitor, space }: Manager): Space {
  if (!space) throw new Fault('bad-input');
  if (!user.isAdmin && !visitor.canManage) throw new Fault('forbidden');
  return space;
}

function withoutGaps(change: SettingsChange): SpaceSettings {
  const kept = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) satisfies SpaceSettings;
}
