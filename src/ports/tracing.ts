/** What is known about a part of a trace. Never names, texts, titles, IDs of people or titles, or addresses. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

/** A part of a trace. */
export interface SpanStart {
  readonly name: string;
  /** `server`: somebody asked for it. `client`: a call to another system. `consumer`: a job. */
  readonly kind: 'server' | 'client' | 'consumer';
  readonly attributes?: SpanAttributes;
}

/**
 * Follows work from what somebody asked for to its last effect. Errors of the work pass through; of them, only the code
 * is recorded. Calls cost microseconds and never throw by themselves.
 */
export interface Tracing {
  /** Begins a trace. */
  begin<Result>(span: SpanStart, work: () => Promise<Result>): Promise<Result>;
  /** Continues a trace that `traceparent` named in another place. Without one, the work is not traced. */
  resume<Result>(
    traceparent: string | null,
    span: SpanStart,
    work: () => Promise<Result>,
  ): Promise<Result>;
  /** Adds a part to the trace that this work belongs to, if it belongs to one. */
  within<Result>(span: SpanStart, work: () => Promise<Result>): Promise<Result>;
  /** The current part, as W3C Trace Context writes it; null outside of traces. */
  traceparent(): string | null;
  /** Says more about the current part. `error.type` marks it as failed. */
  annotate(attributes: SpanAttributes): void;
}

/** What the bot uses unless the operator wants traces. */
export const noTracing: Tracing = {
  begin: (_, work) => work(),
  resume: (_, __, work) => work(),
  within: (_, work) => work(),
  traceparent: () => null,
  annotate: () => undefined,
};
