/** How bad a line of the log is, from the least to the worst. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLineLevel = (typeof logLevels)[number];

/** The parts of the bot that lines of the log can be from. */
export const logParts = [
  'bot',
  'discord',
  'telegram',
  'web',
  'overseerr',
  'database',
  'jobs',
  'http',
  'services',
  'backups',
] as const;
export type LogPart = (typeof logParts)[number];

/** A line of the log, without secrets. */
export interface LogLine {
  /** Counts the lines of a process, from 1. */
  readonly number: number;
  readonly at: Date;
  readonly level: LogLineLevel;
  readonly part: LogPart;
  readonly message: string;
  /** What else the line says. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The process whose lines these are. Those of other processes are in their own output only. */
export interface LogProcess {
  readonly pid: number;
  readonly host: string;
  readonly role: string;
  readonly startedAt: Date;
}
