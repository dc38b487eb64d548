import { z } from 'zod';
import {
  type LogLine,
  type LogLineLevel,
  type LogProcess,
  logLevels,
  logParts,
} from '../../domain/operator/log-line.ts';
import {
  createLineBuffer,
  type LineBuffer,
  type NumberedLine,
} from '../../lib/logging/line-buffer.ts';
import type { LogLines } from '../../ports/operator/log-lines.ts';
import { hideClaimCode } from '../start/startup-messages.ts';

/** What the console shows of the log. */
const limits = { maxLines: 3_000, maxCharacters: 1_500_000, maxLineCharacters: 20_000 } as const;

/** Takes the lines of the log as they are written, without the code that makes somebody the admin. */
export function createLogBuffer(): LineBuffer {
  const buffer = createLineBuffer(limits);
  return { ...buffer, add: (text) => buffer.add(hideClaimCode(text)) };
}

/** The levels of pino. */
const levelNumbers = { debug: 20, info: 30, warn: 40, error: 50 } as const satisfies Record<
  LogLineLevel,
  number
>;

const lineSchema = z.looseObject({
  level: z.number(),
  time: z.coerce.date(),
  part: z.enum(logParts).catch('bot'),
  msg: z.string().catch(''),
});

/** The last lines of the log, read from those that were written. Secrets were removed before. */
export function createLogLines(buffer: LineBuffer, process: LogProcess): LogLines {
  return {
    process,
    read({ after, level, part, limit }) {
      const lines = buffer
        .listAfter(after)
        .map((line) => parseLine(line, process.startedAt))
        .filter((line) => logLevels.indexOf(line.level) >= logLevels.indexOf(level))
        .filter((line) => part === null || line.part === part);
      return { lines: lines.slice(-limit), last: buffer.lastNumber() };
    },
  };
}

/**
 * Tells whether lines were added since it was asked last. Lines about HTTP do not count: a page that is told about them
 * makes a call, and a call that fails is such a line.
 */
export function createNewLineCheck(
  buffer: Pick<LineBuffer, 'listAfter' | 'lastNumber'>,
): () => boolean {
  let known = buffer.lastNumber();
  return () => {
    const lines = buffer.listAfter(known);
    known = buffer.lastNumber();
    return lines.some(({ text }) => !text.includes('"part":"http"'));
  };
}

function parseLine({ number, text }: NumberedLine, startedAt: Date): LogLine {
  const parsed = lineSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    // A line that was too long to be kept whole.
    const level = logLevels.findLast((each) => text.startsWith(`{"level":${levelNumbers[each]},`));
    const at = z.coerce.date().safeParse(/"time":"([^"]+)"/.exec(text)?.[1]).data ?? startedAt;
    return { number, at, level: level ?? 'info', part: 'bot', message: text, fields: {} };
  }
  const { level, time, part, msg, ...fields } = parsed.data;
  return { number, at: time, level: toLevel(level), part, message: msg, fields };
}

function toLevel(number: number): LogLineLevel {
  return logLevels.findLast((level) => number >= levelNumbers[level]) ?? 'debug';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
