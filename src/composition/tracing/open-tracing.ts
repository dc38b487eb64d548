import type { Config } from '../../config/config.ts';
import { version } from '../../config/version.ts';
import type { Log } from '../../ports/log.ts';
import { noTracing, type Tracing } from '../../ports/tracing.ts';

/** Tracing as the settings want it. Without it, nothing of OpenTelemetry is loaded. */
export async function openTracing(
  { tracing }: Pick<Config, 'tracing'>,
  log: Log,
): Promise<Tracing & { stop(): Promise<void> }> {
  if (tracing === null) return { ...noTracing, stop: async () => undefined };
  try {
    const { createOpenTelemetry } = await import('../../tracing/open-telemetry.ts');
    return createOpenTelemetry({ ...tracing, version, log });
  } catch (cause) {
    if (!isMissingPackage(cause)) throw cause;
    throw new Error(
      'OTEL_EXPORTER_OTLP_ENDPOINT is set, but the packages for traces are not installed. Install without --omit=optional',
      { cause },
    );
  }
}

function isMissingPackage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}
