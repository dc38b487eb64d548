import type { AuditAction } from '../../../domain/audit-action.ts';
import type { AuditSubjectKind } from '../../../domain/audit-entry.ts';
import type { RequestState } from '../../../domain/requests/request.ts';
import type { ApiClient, JsonOf } from '../../api/api-client.ts';
import { isKnown } from '../../api/is-known.ts';
import { codeText, findCodeText } from '../../texts/code-text.ts';
import type { Translate } from '../../texts/texts.ts';

/** An entry as the API sends it. */
export type AuditEntry = JsonOf<ApiClient['audit']['$get']>['items'][number];

const isUuid = /^[0-9a-f-]{36}$/;

const kindTexts = {
  request: 'audit-kind-request',
  issue: 'audit-kind-issue',
  space: 'audit-kind-space',
  user: 'audit-kind-user',
  account: 'audit-kind-account',
  job: 'audit-kind-job',
  installation: 'audit-kind-installation',
  service: 'audit-kind-service',
  error: 'audit-kind-error',
  backup: 'audit-kind-backup',
} as const satisfies Record<AuditSubjectKind, string>;

const actionTexts = {
  'request.approve': 'audit-action-request-approve',
  'request.decline': 'audit-action-request-decline',
  'request.cancel': 'audit-action-request-cancel',
  'request.retry': 'audit-action-request-retry',
  'request.reopen': 'audit-action-request-reopen',
  'issue.resolve': 'audit-action-issue-resolve',
  'issue.reopen': 'audit-action-issue-reopen',
  'request.edit': 'audit-action-request-edit',
  'request-on-behalf': 'audit-action-request-on-behalf',
  'user-block': 'audit-action-user-block',
  'user-unblock': 'audit-action-user-unblock',
  'admin-grant': 'audit-action-admin-grant',
  'admin-revoke': 'audit-action-admin-revoke',
  'user-erase': 'audit-action-user-erase',
  'user-merge': 'audit-action-user-merge',
  'user-detach': 'audit-action-user-detach',
  'user-export': 'audit-action-user-export',
  'user-import': 'audit-action-user-import',
  'account-link': 'audit-action-account-link',
  'account-unlink': 'audit-action-account-unlink',
  'admin-claim': 'audit-action-admin-claim',
  'sign-in-refused': 'audit-action-sign-in-refused',
  'console-link': 'audit-action-console-link',
  'console-sign-in': 'audit-action-console-sign-in',
  'console-sign-out': 'audit-action-console-sign-out',
  'console-sign-in-refused': 'audit-action-console-sign-in-refused',
  'console-session-revoke': 'audit-action-console-session-revoke',
  'api-token-create': 'audit-action-api-token-create',
  'api-token-revoke': 'audit-action-api-token-revoke',
  'task-stop': 'audit-action-task-stop',
  'space.setup': 'audit-action-space-setup',
  'space.erase': 'audit-action-space-erase',
  'setting.change': 'audit-action-setting-change',
  'webhook.install': 'audit-action-webhook-install',
  'webhook.remove': 'audit-action-webhook-remove',
  'backup.make': 'audit-action-backup-make',
  'backup.drill': 'audit-action-backup-drill',
  'backup.download': 'audit-action-backup-download',
  'error.resolve': 'audit-action-error-resolve',
  'error.reopen': 'audit-action-error-reopen',
  'job-retry': 'audit-action-job-retry',
  'job-discard': 'audit-action-job-discard',
  'secrets-rotate': 'audit-action-secrets-rotate',
  'demo.history': 'audit-action-demo-history',
  'demo.remove': 'audit-action-demo-remove',
} as const satisfies Record<AuditAction, string>;

/** What was done, or why an attempt was refused, in words; an action of another version stands for itself. */
export function actionText(t: Translate, action: string): string {
  if (isKnown(actionTexts, action)) return t(actionTexts[action]);
  const reason = findCodeText(t, action);
  return reason === null ? action : t('audit-refused', { reason });
}

/** What something was done to, in words; a kind of another version stands for itself. */
export function kindText(t: Translate, kind: string): string {
  return isKnown(kindTexts, kind) ? t(kindTexts[kind]) : kind;
}

/** What something was done to, by its name if it still has one. */
export function subjectName({ subjectId, names }: Pick<AuditEntry, 'subjectId' | 'names'>) {
  const name = names[subjectId];
  if (name !== undefined) return name;
  // An ID without a name says nothing; settings, backups, and errors are called by theirs.
  return isUuid.test(subjectId) ? null : subjectId;
}

const stateTexts = {
  queued: 'state-queued',
  pending: 'state-pending',
  approved: 'state-approved',
  processing: 'state-processing',
  partial: 'state-partial',
  available: 'state-available',
  declined: 'state-declined',
  failed: 'state-failed',
  cancelled: 'state-cancelled',
} as const satisfies Record<RequestState, string>;

/** What a change is about; other fields are called as they are stored. */
const fieldTexts = {
  state: 'audit-field-state',
  kind: 'audit-field-kind',
  reason: 'audit-field-reason',
  userId: 'audit-kind-user',
  accountId: 'audit-kind-account',
  account: 'audit-kind-account',
  serviceId: 'audit-field-server',
  verifiedBy: 'audit-field-verified-by',
  session: 'audit-field-session',
  token: 'audit-field-token',
  name: 'audit-field-name',
  scope: 'audit-field-scope',
  method: 'audit-field-method',
  what: 'audit-field-what',
  action: 'audit-action',
  value: 'audit-field-value',
  isSet: 'audit-field-is-set',
  seasons: 'audit-field-seasons',
} as const;

/** What a field of a change is called. */
export function fieldText(t: Translate, name: string): string {
  return isKnown(fieldTexts, name) ? t(fieldTexts[name]) : name;
}

/** The value of a field in words, as far as there are any. */
export function valueText(t: Translate, name: string, value: string): string {
  if (name === 'state' && isKnown(stateTexts, value)) return t(stateTexts[value]);
  if (name === 'action') return actionText(t, value);
  return name === 'reason' || name === 'cause' ? codeText(t, value) : value;
}
