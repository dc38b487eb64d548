import { isSamePlace, type Place } from '../../domain/place.ts';
import type { SpaceSettings, SpaceSettingsChange } from '../../domain/spaces/space.ts';
import { administratorRole, type ToggleSetting } from './setup-view.ts';

/** The settings after a press that turns one of them on or off; `place` is where the button is. */
export function toToggledSetting(
  what: ToggleSetting,
  settings: SpaceSettings,
  place: Place,
): SpaceSettingsChange {
  switch (what) {
    case 'requests': {
      const now = settings.requestPlace;
      return { requestPlace: now && isSamePlace(place)(now) ? undefined : place };
    }
    case 'approvals': {
      const now = settings.approvalPlaces ?? [];
      const others = now.filter((each) => !isSamePlace(place)(each));
      return { approvalPlaces: others.length < now.length ? others : [...now, place] };
    }
    case 'public':
      return { publicCards: settings.publicCards === false };
    case 'self':
      return { selfApproval: settings.selfApproval === false };
    case 'admins': {
      const now = settings.approverRoles ?? [];
      return { approverRoles: now.includes(administratorRole) ? [] : [administratorRole] };
    }
    case 'no-roles':
      return { approverRoles: [] };
  }
}
