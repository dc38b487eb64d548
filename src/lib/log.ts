import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

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

export interface LogOptions {
  readonly level: string;
  readonly format: 'json' | 'pretty';
  /** Values that are cut out of every line, wherever they stand. */
  readonly secrets: readonly string[];
  readonly destination?: DestinationStream;
}

/** A structured log on standard output, with secrets taken out by field name and by value. */
export function createLog(options: LogOptions): Logger {
  const output = options.destination ?? pino.destination({ dest: 1, sync: true });
  const sink =
    options.format === 'pretty' ? pretty({ colorize: true, destination: 1, sync: true }) : output;
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
    withoutSecrets(sink, options.secrets),
  );
}

/** An error in few words: name, code, message, stack and causes; never the whole object, which may hold sockets. */
export function serializeError(error: unknown): unknown {
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

function withoutSecrets(sink: DestinationStream, secrets: readonly string[]): DestinationStream {
  const values = secrets.filter((secret) => secret.length >= 6);
  if (values.length === 0) return sink;
  return {
    write: (line) =>
      sink.write(values.reduce((text, secret) => text.replaceAll(secret, '[hidden]'), line)),
  };
}
