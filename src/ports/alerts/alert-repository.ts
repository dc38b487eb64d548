import type { Alert, AlertFinding, AlertId, AlertMessage } from '../../domain/alerts/alert.ts';

/** Stores alerts. */
export interface AlertRepository {
  /** Alerts that are open, or whose messages do not all say that they are over; oldest first. */
  listUnsettled(): Promise<readonly Alert[]>;
  open(finding: AlertFinding, at: Date): Promise<Alert>;
  /** Records that an open alert is still true, with its current detail. */
  confirm(id: AlertId, finding: AlertFinding, at: Date): Promise<void>;
  close(id: AlertId, at: Date): Promise<void>;
  /** The last alert of the same kind and subject that was closed since then. */
  findClosed(finding: AlertFinding, since: Date): Promise<Alert | null>;
  /** Makes a closed alert an open one again. */
  reopen(id: AlertId, finding: AlertFinding, at: Date): Promise<void>;
  saveMessages(id: AlertId, messages: readonly AlertMessage[]): Promise<void>;
  /** Nothing has to be done about the alert anymore. */
  settle(id: AlertId): Promise<void>;
}
