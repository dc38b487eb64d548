import type { ServiceId } from '../../domain/id.ts';
import type { WebhookState } from '../../domain/services/webhook-state.ts';

/** Stores what is known about the webhooks of Overseerr servers. */
export interface WebhookStates {
  /** The states of these servers; none for a server about which nothing is known. */
  list(ids: readonly ServiceId[]): Promise<readonly WebhookState[]>;
  /** Records a webhook that arrived, which proves that they do: no change counts as missed anymore. */
  recordArrival(
    id: ServiceId,
    what: { readonly isTest: boolean; readonly at: Date },
  ): Promise<void>;
  /** Records a webhook that had another Authorization header than the expected one. */
  recordRefusal(id: ServiceId, at: Date): Promise<void>;
  /**
   * Adds changes that no webhook has reported, unless one has arrived since `unlessSince`. Where none was ever expected,
   * there is nothing to add to.
   */
  addMissedChanges(id: ServiceId, count: number, unlessSince: Date): Promise<void>;
  /** Records that the server has the settings of the bot from now on. */
  recordConfigured(id: ServiceId, at: Date): Promise<void>;
  /** Forgets everything about the webhook of a server. */
  forget(id: ServiceId): Promise<void>;
}
