import type { ServiceId, SpaceId, UserId } from '../../../domain/id.ts';
import type { Platform } from '../../../domain/place.ts';

/** What a list of requests can be narrowed to. */
export interface RequestChoices {
  /** The servers, also those that are no longer configured. */
  listServices(): Promise<readonly { readonly id: ServiceId; readonly name: string }[]>;
  /** The spaces with requests, by name. */
  listSpaces(): Promise<
    readonly { readonly id: SpaceId; readonly name: string; readonly platform: Platform }[]
  >;
  /** The name of a user who has requests on these servers (null: on any); null if there is none. */
  findRequester(userId: UserId, serviceIds: readonly ServiceId[] | null): Promise<string | null>;
}
