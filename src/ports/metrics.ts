import type { ErrorCode } from '../domain/app-error.ts';
import type { JobKind } from '../domain/job.ts';
import type { Platform } from '../domain/place.ts';
import type { RequestState } from '../domain/requests/request.ts';

/** A command, button, or reaction that was handled, without the time to send its reply. */
export interface HandledInteraction {
  readonly platform: Platform;
  /** The name of a command, such as `/request`, or the verb of a button: never a text that somebody typed. */
  readonly command: string;
  readonly outcome: 'ok' | ErrorCode;
  readonly seconds: number;
}

/** A request that was created or got another state. */
export interface CountedTransition {
  readonly event: string;
  /** Null: the request is new. */
  readonly from: RequestState | null;
  readonly to: RequestState;
}

/** An attempt of a job. `dead`: it is not tried again. */
export interface FinishedJob {
  readonly kind: JobKind;
  readonly outcome: 'completed' | 'retried' | 'dead';
  readonly seconds: number;
}

/** A call to another system. `server` is the name of the Overseerr server in the settings. */
export interface OutgoingCall {
  readonly target: 'overseerr' | 'discord' | 'telegram';
  readonly server?: string;
  readonly method: string;
  /** The path. IDs in it are removed before it is counted. */
  readonly path: string;
  /** The status of the response, or `no-response`. */
  readonly outcome: number | 'no-response';
  readonly seconds: number;
}

/** A request that the HTTP server has answered. `route` is the pattern that it matched. */
export interface AnsweredHttpRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** A statement on the application's pool. `statement` has no values in it. */
export interface FinishedQuery {
  readonly statement: string;
  readonly isOk: boolean;
  readonly seconds: number;
}

/** Counts what happens, for monitoring. Calls cost microseconds and never throw. */
export interface Metrics {
  observeInteraction(interaction: HandledInteraction): void;
  /** How long a platform waited for the first response to a press, or on Discord also to a command. */
  observeAcknowledgement(platform: Platform, seconds: number): void;
  countTransition(transition: CountedTransition): void;
  observeJob(job: FinishedJob): void;
  observeCall(call: OutgoingCall): void;
  observeHttpRequest(request: AnsweredHttpRequest): void;
  observeQuery(query: FinishedQuery): void;
}
