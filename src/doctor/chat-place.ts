import type { Place, Platform } from '../domain/place.ts';

/** What the bot does in a place. */
export type PlaceUse = 'requests' | 'approvals' | 'alerts';

/** A place that the settings name. */
export interface ChatPlace {
  readonly place: Place;
  readonly use: PlaceUse;
  /** Who named it: a setting, or `/setup` with the name of the space. */
  readonly origin: string;
}

/** One chat or topic, with all that happens there. */
export interface UsedPlace {
  readonly address: string;
  readonly uses: ReadonlySet<PlaceUse>;
  readonly origins: ReadonlySet<string>;
}

/** More are not checked, because the platforms limit how many calls a bot makes. */
export const maxPlaces = 50;

/** The chats of a platform without repeats. Private chats need no permissions. */
export function groupPlaces(places: readonly ChatPlace[], platform: Platform): UsedPlace[] {
  const found = new Map<string, { uses: Set<PlaceUse>; origins: Set<string> }>();
  for (const { place, use, origin } of places) {
    if (place.platform !== platform || place.kind !== 'channel') continue;
    const known = found.get(place.address) ?? { uses: new Set(), origins: new Set() };
    known.uses.add(use);
    known.origins.add(origin);
    found.set(place.address, known);
  }
  return [...found].map(([address, each]) => ({ address, ...each }));
}

/** How a place is named to the operator. */
export function describePlace(name: string, { origins }: UsedPlace): string {
  return `${name} (${[...origins].join(', ')})`;
}
