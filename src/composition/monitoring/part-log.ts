import type { LogPart } from '../../domain/operator/log-line.ts';
import type { Log } from '../../ports/log.ts';

/** The log for one part of the bot: each line says which part it is from. */
export function createPartLog(log: Log, part: LogPart): Log {
  return {
    debug: (fields, message) => log.debug({ part, ...fields }, message),
    info: (fields, message) => log.info({ part, ...fields }, message),
    warn: (fields, message) => log.warn({ part, ...fields }, message),
    error: (fields, message) => log.error({ part, ...fields }, message),
  };
}
