import type { ApiClient, JsonOf } from '../../api/api-client.ts';

/** A user in the list. */
export type Person = JsonOf<ApiClient['people']['$get']>['items'][number];

/** A user with everything about them. */
export type PersonDetails = JsonOf<ApiClient['people'][':id']['$get']>;

/** An account that a user holds. */
export type HeldAccount = Person['accounts'][number];

/** An account that may be a user's. */
export type Suggestion = Person['suggestions'][number];

/** The tabs of the page. */
export const groups = ['all', 'unlinked', 'blocked', 'admins'] as const;

/** The orders of the list. */
export const orders = ['last-seen', 'newest'] as const;
