import type { Channel, SpaceDetails } from '../spaces-types.ts';

/** The form of a space: texts as they are typed; an empty one follows the settings of the operator. */
export interface Draft {
  readonly serviceId: string;
  readonly language: string;
  readonly publicCards: '' | 'yes' | 'no';
  /** Keys of places. */
  readonly requestPlace: string;
  readonly approvalPlaces: readonly string[];
  readonly approverRoles: readonly string[];
  readonly selfApproval: boolean;
  /** One in each line. */
  readonly declineReasons: string;
  readonly reminderHours: string;
  readonly quietHours: Hours;
  readonly timeZone: string;
  readonly region: string;
  readonly unlinked: '' | 'link' | 'guest';
  readonly alertPlace: string;
  readonly digestPlace: string;
  readonly alertQuietHours: Hours;
  readonly alertMuted: readonly string[];
}

/** The beginning and the end of quiet hours, from 0 to 23; empty: none. */
export interface Hours {
  readonly from: string;
  readonly until: string;
}

type Settings = SpaceDetails['settings'];
type Place = Pick<Channel, 'address' | 'topic'>;

/** Tells a place from others of the space. */
export function toPlaceKey({ address, topic }: Place): string {
  return topic === null ? address : `${address}/${topic}`;
}

/** The form for the settings as they are. */
export function toDraft({
  serviceId,
  settings,
}: Pick<SpaceDetails, 'serviceId' | 'settings'>): Draft {
  const keyOf = (place: Place | undefined) => (place ? toPlaceKey(place) : '');
  const { publicCards } = settings;
  return {
    serviceId: serviceId ?? '',
    language: settings.language ?? '',
    publicCards: publicCards === undefined ? '' : publicCards ? 'yes' : 'no',
    requestPlace: keyOf(settings.requestPlace),
    approvalPlaces: (settings.approvalPlaces ?? []).map(toPlaceKey),
    approverRoles: settings.approverRoles ?? [],
    selfApproval: settings.selfApproval ?? true,
    declineReasons: (settings.declineReasons ?? []).join('\n'),
    reminderHours: settings.reminderHours === undefined ? '' : String(settings.reminderHours),
    quietHours: toHours(settings.quietHours),
    timeZone: settings.timeZone ?? '',
    region: settings.region ?? '',
    unlinked: settings.unlinked ?? '',
    alertPlace: keyOf(settings.alertPlace),
    digestPlace: keyOf(settings.digestPlace),
    alertQuietHours: toHours(settings.alertQuietHours),
    alertMuted: settings.alertMuted ?? [],
  };
}

/**
 * What changed between two forms, as the API takes it: null follows the settings of the operator again. What nobody
 * touched is left out, so that changes of others stay.
 */
export function toChange(
  before: Draft,
  after: Draft,
  alertKinds: SpaceDetails['alertKinds'],
): {
  readonly serviceId?: string | null;
  readonly settings: { [Name in keyof Settings]?: Settings[Name] | null };
} {
  const all: { [Name in keyof Settings]-?: Settings[Name] | null } = {
    language: after.language || null,
    publicCards: after.publicCards === '' ? null : after.publicCards === 'yes',
    requestPlace: toPlace(after.requestPlace),
    approvalPlaces: orNull(after.approvalPlaces.flatMap((key) => toPlace(key) ?? [])),
    approverRoles: orNull([...after.approverRoles]),
    selfApproval: after.selfApproval,
    declineReasons: orNull(after.declineReasons.split('\n').filter((line) => line.trim() !== '')),
    reminderHours: after.reminderHours.trim() === '' ? null : Number(after.reminderHours),
    quietHours: fromHours(after.quietHours),
    timeZone: after.timeZone.trim() || null,
    region: after.region.trim() || null,
    unlinked: after.unlinked || null,
    alertPlace: toPlace(after.alertPlace),
    digestPlace: toPlace(after.digestPlace),
    alertQuietHours: fromHours(after.alertQuietHours),
    alertMuted: orNull(alertKinds.filter((kind) => after.alertMuted.includes(kind))),
  };
  const isChanged = (name: keyof Draft) =>
    JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  const isSetting = (name: string): name is keyof Settings => name in all;
  const names = Object.keys(after).filter(isSetting).filter(isChanged);
  return {
    ...(isChanged('serviceId') ? { serviceId: after.serviceId || null } : {}),
    settings: Object.fromEntries(names.map((name) => [name, all[name]])),
  };
}

function toPlace(key: string): Place | null {
  if (key === '') return null;
  const [address = '', topic = null] = key.split('/');
  return { address, topic };
}

function toHours(hours: Settings['quietHours']): Hours {
  return hours ? { from: String(hours.from), until: String(hours.until) } : { from: '', until: '' };
}

function fromHours({ from, until }: Hours) {
  return from === '' || until === '' ? null : { from: Number(from), until: Number(until) };
}

function orNull<Item>(items: Item[]): Item[] | null {
  return items.length > 0 ? items : null;
}
