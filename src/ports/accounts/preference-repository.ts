import type { Preferences } from '../../domain/accounts/identity.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';

/** One change to a user's preferences. Null removes a choice. */
export type PreferenceChange =
  | { readonly locale: string | null }
  | { readonly notifyOn: Preferences['notifyOn'] | null }
  | { readonly serviceId: ServiceId }
  | { readonly linksByProfile: true };

/** Users' preferences. */
export interface PreferenceRepository {
  getPreferences(userId: UserId): Promise<Preferences>;
  updatePreferences(userId: UserId, change: PreferenceChange): Promise<void>;
}
