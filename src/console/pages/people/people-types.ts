import type { Platform } from '../../../domain/place.ts';
import type { ApiClient } from '../../api/api-client.ts';

type Json<Call extends (...args: never) => Promise<unknown>> =
  Awaited<ReturnType<Call>> extends { json(): Promise<infer Body> } ? Body : never;

/** A user in the list. */
export type Person = Json<ApiClient['people']['$get']>['items'][number];

/** A user with everything about them. */
export type PersonDetails = Json<ApiClient['people'][':id']['$get']>;

/** An account that a user holds. */
export type HeldAccount = Person['accounts'][number];

/** An account that may be a user's. */
export type Suggestion = Person['suggestions'][number];

/** The tabs of the page. */
export const groups = ['all', 'unlinked', 'blocked', 'admins'] as const;

/** The orders of the list. */
export const orders = ['last-seen', 'newest'] as const;

const platforms = { discord: true, telegram: true, web: true } as const satisfies Record<
  Platform,
  true
>;

/** The platforms to filter by. */
export const platformNames = Object.keys(platforms).filter((name): name is Platform =>
  Object.hasOwn(platforms, name),
);
