/** The status of a request on an Overseerr server; `unknown` for one that this version of the bot does not know. */
export type RemoteStatus = 'pending' | 'approved' | 'declined' | 'failed' | 'completed' | 'unknown';

/** Whether a request with this status blocks another one (docs/overseerr-api.md, "Titles"). */
export function isOpenStatus(status: RemoteStatus): boolean {
  return status !== 'declined' && status !== 'completed';
}
