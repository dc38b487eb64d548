import type { RequestJson } from '../../../http/console/api/requests/request-schemas.ts';

/** The parameters of the address that narrow the list. */
export const filterNames = [
  'search',
  'state',
  'user',
  'space',
  'type',
  'quality',
  'server',
  'age',
] as const;

export const orders = ['newest', 'oldest', 'changed-last', 'changed-first'] as const;
export type Order = (typeof orders)[number];

export const ages = ['day', 'week', 'month', 'year', 'older'] as const;
type Age = (typeof ages)[number];

type MediaType = RequestJson['title']['mediaType'];

/** The names of the kinds of titles. */
export const mediaTypeTexts = {
  movie: 'media-type-movie',
  tv: 'media-type-tv',
} as const satisfies Record<MediaType, string>;

const dayMs = 86_400_000;
const ageDays = { day: 1, week: 7, month: 30, year: 365, older: 365 } as const satisfies Record<
  Age,
  number
>;

/** Groups of states that people look for together. The first one is all of them. */
export const stateGroups = [
  { id: 'all', states: null },
  { id: 'pending', states: 'pending' },
  { id: 'open', states: 'queued,approved,processing,partial' },
  { id: 'available', states: 'available' },
  { id: 'declined', states: 'declined' },
  { id: 'failed', states: 'failed' },
  { id: 'cancelled', states: 'cancelled' },
] as const;

/** A filter as the API takes it. */
export interface ApiFilter {
  search?: string;
  state?: string;
  user?: string;
  space?: string;
  type?: MediaType;
  quality?: 'standard' | '4k';
  server?: string;
  since?: string;
  until?: string;
}

/** The filter of an address. `now` is rounded, so that the same address asks for the same. */
export function toApiFilter(query: URLSearchParams, now: Date): ApiFilter {
  const filter: ApiFilter = {};
  for (const name of ['search', 'state', 'user', 'space', 'server'] as const) {
    const value = query.get(name);
    if (value) filter[name] = value;
  }
  const type = query.get('type');
  if (type !== null && isMediaType(type)) filter.type = type;
  const quality = query.get('quality');
  if (quality === 'standard' || quality === '4k') filter.quality = quality;
  const age = ages.find((each) => each === query.get('age'));
  if (age) {
    const moment = new Date(roundToHour(now).getTime() - ageDays[age] * dayMs);
    filter[age === 'older' ? 'until' : 'since'] = moment.toISOString();
  }
  return filter;
}

/** In which order an address shows the list. */
export function toOrder(query: URLSearchParams): Order {
  return orders.find((each) => each === query.get('order')) ?? 'newest';
}

function isMediaType(text: string): text is MediaType {
  return Object.hasOwn(mediaTypeTexts, text);
}

function roundToHour(now: Date): Date {
  const rounded = new Date(now);
  rounded.setMinutes(0, 0, 0);
  return rounded;
}
