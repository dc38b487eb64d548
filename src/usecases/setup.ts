import { Fault } from '../core/fault.ts';
import type { SettingsChange, Space, SpaceSettings, User, Visitor } from '../core/user.ts';
import type { People } from '../ports.ts';

/** Somebody who wants to change how a space is served. */
export interface Manager {
  readonly user: User;
  readonly visitor: Visitor;
  readonly space: Space | null;
}

export type Setup = ReturnType<typeof createSetup>;

/** How a space is served, set by those who manage it. */
export function createSetup({ people }: { readonly people: People }) {
  return {
    /** The space as it is set up. Throws `bad-input` outside a space, and `forbidden` for who does not manage it. */
    check,

    /** Changes settings and writes down who did. Throws like `check`. */
    async change(
      manager: Manager,
      change: (settings: SpaceSettings) => SettingsChange,
    ): Promise<Space> {
      // What this press saw may be older than what another has set since.
      const seen = check(manager);
      const space = (await people.space(seen.id)) ?? seen;
      const before = space.settings;
      const settings = withoutGaps({ ...before, ...change(before) });
      const { user, visitor } = manager;
      return people.setSpace(
        space.id,
        { settings, serviceId: space.serviceId },
        {
          userId: user.id,
          actor: user.displayName,
          door: visitor.platform,
          action: 'space.setup',
          subjectKind: 'space',
          subjectId: space.id,
          before: { ...before },
          after: { ...settings },
        },
      );
    },
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
