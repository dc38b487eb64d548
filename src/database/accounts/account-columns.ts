/** The columns that make an `Account`. */
export const accountColumns = [
  'account.id',
  'account.service_id',
  'account.remote_user_id',
  'account.name',
  'account.permissions',
  'account.quotas',
  'account.blocked_at',
] as const;
