import type { Config } from './config.ts';

/** How often backups are made, and how far they have come. */
export interface BackupWatch {
  readonly intervalHours: number;
  /** The folder of the backups. */
  readonly dir: string;
  /** When changes were last archived; null before the first time was due. */
  readonly readArchivedAt: () => Date | null;
}

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
  /** How backups are made; null where MediaNest makes none. */
  readonly backups: BackupWatch | null;
  readonly http: Pick<Config['http'], 'publicUrl'>;
  /** Null: signing in with Plex is off. */
  readonly plexTvUrl: string | null;
};
