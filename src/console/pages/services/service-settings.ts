/** A setting as the API sends it. */
export interface SettingState {
  readonly name: string;
  /** Null for a secret, and for what is not set. */
  readonly value: string | null;
  readonly isSet: boolean;
  /** The setting of the environment that decides; null: the console does. */
  readonly decidedBy: string | null;
}

/** Kinds of services that can be added. */
export const addableKinds = ['overseerr', 'plex', 'jellyfin', 'http'] as const;
export type AddableKind = (typeof addableKinds)[number];

/** What somebody has entered about a service. */
export interface ServiceForm {
  readonly kind: AddableKind;
  /** Only of a plain address. */
  readonly name: string;
  readonly address: string;
  /** Empty keeps the stored one. */
  readonly secret: string;
}

/** Settings to change, by name; null removes one. */
type Changes = Readonly<Record<string, string | null>>;

/** Where the settings of a service are. */
export type ServicePlace =
  | { readonly kind: 'pair'; readonly address: string; readonly secret: string }
  | { readonly kind: 'entry'; readonly name: string };

const entriesName = 'MONITORED_URLS';
const serverSuffixes = ['', '_2', '_3', '_4', '_5', '_6', '_7', '_8', '_9'] as const;

/** The settings of a service; null if it has none, such as the server of the demo. */
export function findPlace({
  kind,
  name,
}: {
  readonly kind: AddableKind;
  readonly name: string;
}): ServicePlace | null {
  if (kind === 'http') return { kind: 'entry', name };
  if (kind === 'plex') return { kind: 'pair', address: 'PLEX_URL', secret: 'PLEX_TOKEN' };
  if (kind === 'jellyfin') {
    return { kind: 'pair', address: 'JELLYFIN_URL', secret: 'JELLYFIN_API_KEY' };
  }
  const suffix = name === 'default' ? '' : `_${name}`;
  return serverSuffixes.some((each) => each === suffix) ? toServerPlace(suffix) : null;
}

/** The setting of the environment that decides about a service; null if the console does. */
export function findDeciding(
  place: ServicePlace,
  settings: readonly SettingState[],
): string | null {
  const names = place.kind === 'entry' ? [entriesName] : [place.address, place.secret];
  return (
    settings.find(({ name, decidedBy }) => names.includes(name) && decidedBy)?.decidedBy ?? null
  );
}

/** The kinds of which another service can be added. */
export function listAddable(settings: readonly SettingState[]): readonly AddableKind[] {
  return addableKinds.filter((kind) => findFreePlace(kind, settings) !== null);
}

/** The changes that add a service; null if there is no room for another one of its kind. */
export function toAddition(form: ServiceForm, settings: readonly SettingState[]): Changes | null {
  const place = findFreePlace(form.kind, settings);
  if (place === null) return null;
  if (place.kind === 'pair') {
    return { [place.address]: form.address, [place.secret]: form.secret };
  }
  return toEntryChange(settings, (entries) => [...entries, [form.name, form.address]]);
}

/** The changes that give a service another address, or another secret. */
export function toEdit(
  place: ServicePlace,
  form: ServiceForm,
  settings: readonly SettingState[],
): Changes | null {
  if (place.kind === 'pair') {
    const secret = form.secret === '' ? {} : { [place.secret]: form.secret };
    return { [place.address]: form.address, ...secret };
  }
  return toEntryChange(settings, (entries) =>
    entries.map(([name, address]) =>
      name === place.name ? [form.name, form.address] : [name, address],
    ),
  );
}

/** The changes that remove a service. */
export function toRemoval(place: ServicePlace, settings: readonly SettingState[]): Changes | null {
  if (place.kind === 'pair') {
    const guests = place.address.replace('OVERSEERR_URL', 'OVERSEERR_GUEST_USER_ID');
    const more = guests === place.address ? {} : { [guests]: null };
    return { [place.address]: null, [place.secret]: null, ...more };
  }
  return toEntryChange(settings, (entries) => entries.filter(([name]) => name !== place.name));
}

/** Whether a service can be removed: the first Overseerr server is used for as long as there is one. */
export function canRemove(place: ServicePlace): boolean {
  return place.kind === 'entry' || place.address !== 'OVERSEERR_URL';
}

function findFreePlace(kind: AddableKind, settings: readonly SettingState[]): ServicePlace | null {
  const isTaken = (name: string) =>
    settings.some((each) => each.name === name && (each.isSet || each.decidedBy !== null));
  if (kind === 'http') {
    const list = settings.find(({ name }) => name === entriesName);
    return list?.decidedBy || (list?.isSet && list.value === null)
      ? null
      : { kind: 'entry', name: '' };
  }
  if (kind !== 'overseerr') {
    const place = findPlace({ kind, name: '' });
    return place?.kind === 'pair' && !isTaken(place.address) && !isTaken(place.secret)
      ? place
      : null;
  }
  const suffix = serverSuffixes.find(
    (each) => !isTaken(`OVERSEERR_URL${each}`) && !isTaken(`OVERSEERR_API_KEY${each}`),
  );
  return suffix === undefined ? null : toServerPlace(suffix);
}

function toServerPlace(suffix: string): ServicePlace {
  return {
    kind: 'pair',
    address: `OVERSEERR_URL${suffix}`,
    secret: `OVERSEERR_API_KEY${suffix}`,
  };
}

type Entry = readonly [name: string, address: string];

/** Null if the addresses are not shown, because they contain passwords. */
function toEntryChange(
  settings: readonly SettingState[],
  change: (entries: readonly Entry[]) => readonly Entry[],
): Changes | null {
  const list = settings.find(({ name }) => name === entriesName);
  if (list?.isSet && list.value === null) return null;
  const entries = (list?.value ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text): Entry => {
      const at = text.indexOf('=');
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    });
  const next = change(entries).map(([name, address]) => `${name}=${address}`);
  return { [entriesName]: next.length > 0 ? next.join(',') : null };
}
