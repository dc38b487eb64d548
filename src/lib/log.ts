import { type DestinationStream, type Logger, pino } from 'pino';
import { formatPrettily } from './pretty-log.ts';

/** Names of fields whose values never reach a log, at the top and one or two levels down. */
const secretFields = [
  'token',
  'apiKey',
  'password',
  'secret',
  'authorization',
  'Authorization',
  'x-api-key',
  'cookie',
  'set-cookie',
  'sealedSecret',
];

const unwrittenMaxBytes = 1_000_000;

/** How to log. */
export interface LogOptions {
  readonly level: string;
  readonly format: 'json' | 'pretty';
  /** Whether pretty lines are colored. */
  readonly useColors: boolean;
  /** Removes secrets from a line. */
  readonly redact: (text: string) => string;
  readonly destination?: DestinationStream;
  /** Gets each line as JSON, without secrets. */
  readonly onLine?: (line: string) => void;
}

/** A structured log on standard output that hides secrets, by field name and by value. */
export function createLog(options: LogOptions): Logger {
  const output = options.destination ?? openStandardOutput();
  const stream = options.format === 'pretty' ? formatPrettily(output, options.useColors) : output;
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: secretFields.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
        censor: '[hidden]',
      },
      serializers: { error: serializeError, err: serializeError },
    },
    {
      write(line) {
        const redacted = options.redact(line);
        options.onLine?.(redacted);
        stream.write(redacted);
      },
    },
  );
}

/** A closed terminal or a full disk must not stop the bot: lines that cannot be written are kept up to a limit, then lost. */
function openStandardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true, maxLength: unwrittenMaxBytes });
  output.on('error', () => undefined);
  return output;
}

/** Name, code, message, stack, and causes of an error. Never the whole object: it may hold sockets. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    ...('code' in error ? { code: error.code } : {}),
    ...('detail' in error ? { detail: error.detail } : {}),
    stack,
    ...(cause === undefined ? {} : { cause: serializeError(cause) }),
  };
}
