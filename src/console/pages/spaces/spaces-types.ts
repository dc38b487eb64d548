import type { ApiClient, JsonOf } from '../../api/api-client.ts';

/** A space in the list. */
export type Space = JsonOf<ApiClient['spaces']['$get']>['items'][number];

/** A space with what there is to choose from. */
export type SpaceDetails = JsonOf<ApiClient['spaces'][':id']['$get']>;

/** What the platform says about a space. */
export type Inspection = JsonOf<ApiClient['spaces'][':id']['inspection']['$get']>;

/** A channel of a space. */
export type Channel = Inspection['channels'][number];

/** The tabs of the page. */
export const groups = ['present', 'left'] as const;
