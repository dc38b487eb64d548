import type { Config } from './config.ts';

/** What the bot itself needs to know, without its connections to the outside. */
export type BotConfig = Pick<
  Config,
  | 'unlinkedPolicy'
  | 'publicCards'
  | 'forgetAfterDays'
  | 'pollIntervalSeconds'
  | 'role'
  | 'admins'
  | 'approvalPlaces'
  | 'writeBackIds'
> & {
  readonly http: Pick<Config['http'], 'publicUrl'>;
  /** Null: nobody is sent to Plex. */
  readonly plexTvUrl: string | null;
};
