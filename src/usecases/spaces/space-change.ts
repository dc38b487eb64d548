import type { ActorIdentity } from '../../domain/actor.ts';
import { type AuditEntry, toAuditEntry } from '../../domain/audit-entry.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { Space, SpaceSettings, SpaceSettingsChange } from '../../domain/spaces/space.ts';

/** The new settings of a space and its Overseerr server. */
export interface SpaceUpdate {
  readonly settings: SpaceSettings;
  readonly serviceId: ServiceId | null;
}

/** Settings after a change, without those that follow the operator's settings again. */
export function applyChange(settings: SpaceSettings, change: SpaceSettingsChange): SpaceSettings {
  const entries = Object.entries({ ...settings, ...change });
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined),
  ) satisfies SpaceSettings;
}

/** The audit entry of a change. It has the server only if that was changed. */
export function toSpaceAuditEntry(
  actor: ActorIdentity,
  before: Space,
  after: SpaceUpdate,
): AuditEntry {
  const isMoved = before.serviceId !== after.serviceId;
  const toAuditState = ({ settings, serviceId }: SpaceUpdate) => ({
    ...settings,
    ...(isMoved ? { serviceId } : {}),
  });
  const change = { before: toAuditState(before), after: toAuditState(after) };
  return toAuditEntry(actor, 'space.setup', { kind: 'space', id: before.id }, change);
}
