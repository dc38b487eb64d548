import type { LogLine, LogLineLevel, LogPart, LogProcess } from '../../domain/operator/log-line.ts';

/** The last lines of the log of this process. */
export interface LogLines {
  readonly process: LogProcess;
  /**
   * Lines after a number, of a level or a worse one, and of one part or all, the oldest first. If there are more than
   * `limit`, the newest. `last` is the number of the newest line of all.
   */
  read(search: {
    readonly after: number;
    readonly level: LogLineLevel;
    readonly part: LogPart | null;
    readonly limit: number;
  }): { readonly lines: readonly LogLine[]; readonly last: number };
}
