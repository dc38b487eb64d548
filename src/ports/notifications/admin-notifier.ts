import type { ServiceId } from '../../domain/id.ts';

/** Something about the bot itself that its admins have to know. */
export interface AdminNotice {
  /** `users-missing`: a server does not list users whom it had before. */
  readonly kind: 'users-missing';
  readonly serviceId: ServiceId;
  /** How many are missing. Null if the list cannot be true at all. */
  readonly count: number | null;
}

/** Tells the admins in their chats. */
export interface AdminNotifier {
  /** Never throws: those who cannot be reached are left out. */
  notify(notice: AdminNotice): Promise<void>;
}
