import type { ActorIdentity } from './actor.ts';
import type { AuditedAction } from './audit-action.ts';
import type { UserId } from './id.ts';
import type { Source } from './place.ts';
import type { MediaRequest } from './requests/request.ts';

/** Kinds of things that something can be done to. */
export const auditSubjectKinds = [
  'request',
  'issue',
  'space',
  'user',
  'account',
  'job',
  'installation',
  'service',
  'error',
  'backup',
] as const;
export type AuditSubjectKind = (typeof auditSubjectKinds)[number];

/** A line of the audit log: who did what to what. */
export interface AuditEntry {
  readonly userId: UserId | null;
  readonly actor: string;
  readonly source: Source;
  readonly action: AuditedAction;
  readonly subjectKind: AuditSubjectKind;
  readonly subjectId: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** What an action was done to. */
export interface AuditSubject {
  readonly kind: AuditSubjectKind;
  readonly id: string;
}

/** Builds the audit line of an action. `change` says what was there before it and after it. */
export function toAuditEntry(
  actor: ActorIdentity,
  action: AuditedAction,
  subject: AuditSubject,
  change: Pick<AuditEntry, 'before' | 'after'> = {},
): AuditEntry {
  return {
    ...toAttribution(actor),
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    ...change,
  };
}

/** Who did it, as history entries and audit lines store it. */
export function toAttribution({
  userId,
  name,
  source,
}: ActorIdentity): Pick<AuditEntry, 'userId' | 'actor' | 'source'> {
  return { userId, actor: name, source };
}

/** The audit line of what an approver did to a request. */
export function toRequestAuditEntry(
  actor: ActorIdentity,
  { id, state }: MediaRequest,
  verb: 'cancel' | 'retry' | 'reopen' | 'edit',
  after: Readonly<Record<string, unknown>> = {},
): AuditEntry {
  const change = { before: { state }, after };
  return toAuditEntry(actor, `request.${verb}`, { kind: 'request', id }, change);
}
