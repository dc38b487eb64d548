import type { ServiceId } from '../../domain/id.ts';
import type { MediaServerActivity } from '../../domain/services/media-server-activity.ts';
import type { ServiceFault } from '../../domain/services/service-fault.ts';
import type { ServiceKind } from '../../domain/services/service-status.ts';

/** What a probe found. */
export interface ProbeResult {
  readonly isUp: boolean;
  /** The title that the service told; null if it told none. */
  readonly title: string | null;
  /** Product and version that it told, such as "Plex 1.41"; left out if it told none. */
  readonly version?: string;
  /** One line for the operator, without secrets: what is connected, or what is wrong and what to do. */
  readonly detail: string;
  /** What is wrong, for people of any language. Null if it is up. */
  readonly fault: ServiceFault | null;
}

/** Checks a service that is no Overseerr server. */
export interface ServiceProbe {
  readonly id: ServiceId;
  readonly kind: Exclude<ServiceKind, 'overseerr'>;
  /** Never throws. */
  check(): Promise<ProbeResult>;
  /** Reads what a media server is doing, in a few seconds at most. Never throws. Null for other services. */
  readonly readActivity: (() => Promise<MediaServerActivity>) | null;
}
