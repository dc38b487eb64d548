import type { Alert, AlertKind, AlertTarget, Problem } from '../../domain/alerts/alert.ts';
import type { MessageRef } from '../../domain/place.ts';

/** Looks for one kind of problem, or for several. */
export interface AlertSource {
  /** What it looks for. Alerts of these kinds are over when it does not find them anymore. */
  readonly kinds: readonly AlertKind[];
  /** Set if it can tell only about this subject of its kinds. */
  readonly subject?: string;
  find(): Promise<readonly Problem[]>;
}

/** Posts and edits messages about alerts. Throws the errors of `Outbound`. */
export interface AlertPublisher {
  /** Posting the same alert to the same place twice within minutes posts one message. */
  post(alert: Alert, target: AlertTarget): Promise<MessageRef>;
  edit(alert: Alert, message: MessageRef, locale: string): Promise<void>;
}
