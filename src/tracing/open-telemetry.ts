import { AsyncLocalStorage } from 'node:async_hooks';
import {
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { toAppError } from '../domain/app-error.ts';
import type { Log } from '../ports/log.ts';
import type { SpanAttributes, SpanStart, Tracing } from '../ports/tracing.ts';
import { createBoundedExporter } from './bounded-exporter.ts';

/** Tracing that can be stopped. */
export interface OpenTracing extends Tracing {
  /** Sends what is left, for at most a few seconds. */
  stop(): Promise<void>;
}

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
} as const satisfies Record<SpanStart['kind'], SpanKind>;

const traceparentFormat = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
/** A receiver that is slow or down costs a queue of this many spans; further ones are dropped. */
const maxQueueSize = 2_048;
/** How long a batch may take, with all its attempts. */
const giveUpMs = 5_000;

/**
 * Sends traces to a receiver of OpenTelemetry (OTLP over HTTP). Import this module only if traces are wanted: it needs
 * memory and time to load.
 */
export function createOpenTelemetry(options: {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  readonly version: string;
  readonly log: Log;
  /** How long spans are collected before they are sent. */
  readonly delayMs?: number;
  /** How long the receiver has to answer. Only within it, a failed batch is sent again, a second or two later. */
  readonly answerMs?: number;
}): OpenTracing {
  const { endpoint, headers, serviceName, version, log } = options;
  const { delayMs = 5_000, answerMs = 3_000 } = options;
  const exporter = new OTLPTraceExporter({
    url: `${endpoint}/v1/traces`,
    headers: { ...headers },
    timeoutMillis: answerMs,
  });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName, 'service.version': version }),
    spanProcessors: [
      new BatchSpanProcessor(createBoundedExporter(exporter, { log, giveUpMs }), {
        maxQueueSize,
        scheduledDelayMillis: delayMs,
        // Later than the bound of the exporter, which also says so in the log.
        exportTimeoutMillis: 2 * giveUpMs,
      }),
    ],
  });
  const tracer = provider.getTracer('medianest', version);
  const current = new AsyncLocalStorage<Span>();

  return {
    begin: (start, work) => run(null, start, work),

    resume(traceparent, start, work) {
      const parent = parseTraceparent(traceparent);
      return parent ? run(parent, start, work) : work();
    },

    within(start, work) {
      const parent = current.getStore()?.spanContext();
      return parent ? run(parent, start, work) : work();
    },

    traceparent() {
      const span = current.getStore()?.spanContext();
      if (!span) return null;
      const flags = span.traceFlags.toString(16).padStart(2, '0');
      return `00-${span.traceId}-${span.spanId}-${flags}`;
    },

    annotate(attributes) {
      const span = current.getStore();
      if (span) annotate(span, attributes);
    },

    stop: () => provider.shutdown().catch(() => undefined),
  };

  async function run<Result>(
    parent: SpanContext | null,
    { name, kind, attributes }: SpanStart,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const context = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    const options = { kind: kinds[kind], ...(attributes && { attributes }) };
    const span = tracer.startSpan(name, options, context);
    try {
      return await current.run(span, work);
    } catch (error) {
      // The message could have titles or names.
      annotate(span, { 'error.type': toAppError(error).code });
      throw error;
    } finally {
      span.end();
    }
  }
}

function annotate(span: Span, attributes: SpanAttributes): void {
  span.setAttributes({ ...attributes });
  if ('error.type' in attributes) span.setStatus({ code: SpanStatusCode.ERROR });
}

function parseTraceparent(text: string | null): SpanContext | null {
  const [, traceId, spanId, flags] = traceparentFormat.exec(text ?? '') ?? [];
  if (!traceId || !spanId || !flags) return null;
  const isSampled = (Number.parseInt(flags, 16) & TraceFlags.SAMPLED) !== 0;
  const traceFlags = isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return { traceId, spanId, traceFlags, isRemote: true };
}
