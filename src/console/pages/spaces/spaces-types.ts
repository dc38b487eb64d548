import type { Platform } from '../../../domain/place.ts';
import type { ApiClient } from '../../api/api-client.ts';

type Json<Call extends (...args: never) => Promise<unknown>> =
  Awaited<ReturnType<Call>> extends { json(): Promise<infer Body> } ? Body : never;

/** A space in the list. */
export type Space = Json<ApiClient['spaces']['$get']>['items'][number];

/** A space with what there is to choose from. */
export type SpaceDetails = Json<ApiClient['spaces'][':id']['$get']>;

/** What the platform says about a space. */
export type Inspection = Json<ApiClient['spaces'][':id']['inspection']['$get']>;

/** A channel of a space. */
export type Channel = Inspection['channels'][number];

/** The tabs of the page. */
export const groups = ['present', 'left'] as const;

const platforms = { discord: true, telegram: true, web: true } as const satisfies Record<
  Platform,
  true
>;

/** The platforms to filter by. */
export const platformNames = Object.keys(platforms).filter((name): name is Platform =>
  Object.hasOwn(platforms, name),
);
