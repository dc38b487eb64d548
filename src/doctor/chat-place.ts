import type { Place, Platform } from '../domain/place.ts';
import { type Finding, ok } from './check.ts';

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
const maxPlaces = 50;

/** The chats of a platform without repeats. Private chats need no permissions. */
function groupPlaces(places: readonly ChatPlace[], platform: Platform): UsedPlace[] {
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

/** What checks one place, or null if the platform does not answer, which the check of the platform reports. */
export type PlaceChecker = ((place: UsedPlace) => Promise<readonly Finding[]>) | null;

/** Checks the places of a platform one after the other. `words` name them, and what is the case if all is well. */
export async function checkPlaces(
  allPlaces: readonly ChatPlace[],
  platform: Platform,
  connect: () => Promise<PlaceChecker>,
  words: { readonly places: string; readonly allWell: string },
): Promise<readonly Finding[]> {
  const all = groupPlaces(allPlaces, platform);
  const places = all.slice(0, maxPlaces);
  if (places.length === 0) return [];
  const checkPlace = await connect();
  if (!checkPlace) return [];
  const findings: Finding[] = [];
  for (const place of places) findings.push(...(await checkPlace(place)));
  if (all.length > places.length) {
    findings.push(ok(`only the first ${maxPlaces} of ${all.length} ${words.places} were checked`));
  }
  return findings.length > 0
    ? findings
    : [ok(`${words.allWell} in ${places.length} ${words.places}`)];
}
