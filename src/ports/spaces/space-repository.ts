import type { AuditEntry } from '../../domain/audit-entry.ts';
import type { ServiceId, SpaceId } from '../../domain/id.ts';
import type { Place, Platform } from '../../domain/place.ts';
import type { Space, SpaceSettings } from '../../domain/spaces/space.ts';

/** The Discord servers and Telegram groups that the bot serves, with their settings. */
export interface SpaceRepository {
  find(id: SpaceId): Promise<Space | null>;
  /** Finds a space by its id on the platform, creates it on first contact, and keeps its name up to date. */
  findOrCreate(platform: Platform, platformSpaceId: string, name: string): Promise<Space>;
  /** The places that were chosen for alerts, in any space that the bot is in. */
  listAlertPlaces(): Promise<readonly Place[]>;
  /** Saves settings together with the audit entry of the change. */
  update(
    id: SpaceId,
    change: { readonly settings: SpaceSettings; readonly serviceId: ServiceId | null },
    audit: AuditEntry,
  ): Promise<Space>;
}
