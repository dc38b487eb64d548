import type { ServiceId } from '../../domain/id.ts';
import type { ServiceCondition, ServiceOverview } from '../../domain/services/service-status.ts';

/** Reads what the health checks of services have shown. */
export interface ServiceChecks {
  /** The services with these IDs, in the order of the IDs. */
  listOverviews(ids: readonly ServiceId[]): Promise<readonly ServiceOverview[]>;
  /** The same without figures, which have to be computed from all checks. */
  listConditions(ids: readonly ServiceId[]): Promise<readonly ServiceCondition[]>;
}

/** What the operator wants to know about the bot. */
export interface BotFacts {
  readonly version: string;
  readonly database: { readonly version: string; readonly bytes: number };
  readonly queue: {
    readonly waiting: number;
    readonly oldestSeconds: number | null;
    readonly deadLetters: number;
  };
  readonly backups: {
    readonly lastSuccessAt: Date | null;
    readonly drill: { readonly at: Date; readonly isOk: boolean } | null;
  };
}

/** Reads facts about the running bot. */
export interface BotFactsSource {
  readFacts(): Promise<BotFacts>;
}
