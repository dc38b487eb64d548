import type { Config } from './config.ts';

/** The settings that the bot itself needs, without those of its connections. */
export type BotConfig = Pick<
  Config,
  | 'unlinkedPolicy'
  | 'publicCards'
  | 'forgetAfterDays'
  | 'retentionDays'
  | 'sessionLimits'
  | 'pollIntervalSeconds'
  | 'retriesFailed'
  | 'stalledAfterDays'
  | 'role'
  | 'timeZone'
  | 'admins'
  | 'approvalPlaces'
  | 'writeBackIds'
  | 'alerts'
  | 'dataDir'
> & {
  /** Hours between base backups; null where MediaNest makes none. */
  readonly backupHours: number | null;
  readonly http: Pick<Config['http'], 'publicUrl'>;
  /** Null: signing in with Plex is off. */
  readonly plexTvUrl: string | null;
};
