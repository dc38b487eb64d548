import type { DestinationStream } from 'pino';
import { prettyFactory } from 'pino-pretty';

const infoLevel = 30;

/**
 * Turns JSON lines into lines for a person: the time, the level, and the message. Fields are shown for warnings,
 * errors, and debug lines only; on informational lines they would hide what the line says.
 */
export function formatPrettily(output: DestinationStream, useColors: boolean): DestinationStream {
  const options = {
    colorize: useColors,
    translateTime: 'SYS:HH:MM:ss',
  };
  const format = prettyFactory({ ...options, singleLine: true });
  const formatMessage = prettyFactory({ ...options, hideObject: true });
  return {
    write: (line) => {
      const isInfo = line.startsWith(`{"level":${infoLevel},`);
      output.write(isInfo ? formatMessage(line) : format(line));
    },
  };
}
