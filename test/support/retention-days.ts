/** The retention of a bot without settings. */
export const retentionDays = {
  audit: 365,
  errors: 365,
  checks: 365,
  alerts: 365,
  backupRuns: 365,
  tasks: 30,
  tokens: 90,
  subscriptions: 90,
} as const;
