import type { ErrorCode } from './app-error.ts';

/**
 * What the audit log records, besides attempts that were refused. Stored for years: a word never gets another meaning.
 */
export type AuditAction =
  | 'request.approve'
  | 'request.decline'
  | 'request.cancel'
  | 'request.retry'
  | 'request.reopen'
  | 'issue.resolve'
  | 'issue.reopen'
  | 'request.edit'
  | 'request-on-behalf'
  | 'user-block'
  | 'user-unblock'
  | 'admin-grant'
  | 'admin-revoke'
  | 'user-erase'
  | 'user-merge'
  | 'user-detach'
  | 'user-export'
  | 'user-import'
  | 'account-link'
  | 'account-unlink'
  | 'admin-claim'
  | 'sign-in-refused'
  | 'console-link'
  | 'console-sign-in'
  | 'console-sign-out'
  | 'console-sign-in-refused'
  | 'console-session-revoke'
  | 'api-token-create'
  | 'api-token-revoke'
  | 'task-stop'
  | 'space.setup'
  | 'space.erase'
  | 'setting.change'
  | 'webhook.install'
  | 'webhook.remove'
  | 'backup.make'
  | 'backup.drill'
  | 'backup.download'
  | 'error.resolve'
  | 'error.reopen'
  | 'job-retry'
  | 'job-discard'
  | 'secrets-rotate'
  | 'demo.history'
  | 'demo.remove';

/** The word of a line of the audit log: what was done, or the code of the error with which an attempt was refused. */
export type AuditedAction = AuditAction | ErrorCode;
