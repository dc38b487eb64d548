/** For how many days data is kept that is deleted by its age, as the settings say. */
export interface RetentionDays {
  readonly audit: number;
  readonly errors: number;
  /** Hourly figures of services, and changes of their status. */
  readonly checks: number;
  readonly alerts: number;
  readonly backupRuns: number;
  /** Long work that was started in the console. */
  readonly tasks: number;
  /** API tokens, after they were revoked or have expired. */
  readonly tokens: number;
  /** What members follow, after that has ended. */
  readonly subscriptions: number;
}
