/** The columns that an `Account` is built from. */
export const accountColumns = [
  'account.id',
  'account.service_id',
  'account.remote_user_id',
  'account.name',
  'account.permissions',
  'account.quotas',
  'account.blocked_at',
] as const;
