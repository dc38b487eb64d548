import { useRef, useState } from 'preact/hooks';
import type { LogLineLevel, LogPart } from '../../../domain/operator/log-line.ts';
import { readJson } from '../../api/api-client.ts';
import { useInterval } from '../../api/use-interval.ts';
import { useReader } from '../../api/use-reader.ts';
import { useConsole } from '../../app/console-context.ts';

/** A line as the API sends it. */
export interface ShownLine {
  readonly number: number;
  readonly at: string;
  readonly level: LogLineLevel;
  readonly part: LogPart;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface LogProcess {
  readonly pid: number;
  readonly host: string;
  readonly role: string;
  readonly startedAt: string;
}

interface State {
  readonly key: string;
  readonly lines: readonly ShownLine[] | null;
  readonly last: number;
  readonly process: LogProcess | null;
  readonly error: unknown;
}

/** More would make the page slow. */
const mostLines = 1_000;
/** For lines that no event announces: those about HTTP calls, which the calls of this page can cause. */
const pollMs = 15_000;

/** Reads the last lines, and then those that follow. Another process, such as after a restart, begins anew. */
export function useLogLines(filter: {
  readonly level: LogLineLevel;
  readonly part: LogPart | null;
}) {
  const { api } = useConsole();
  const { level, part } = filter;
  const key = `${level} ${part ?? ''}`;
  const empty: State = { key, lines: null, last: 0, process: null, error: null };
  const [state, setState] = useState(empty);
  const now = useRef(state);
  now.current = state.key === key ? state : empty;

  const reading = useReader(key, read, ['logs']);
  useInterval(reading.refresh, pollMs);

  /** A page that nobody sees causes no calls. */
  async function read(signal: AbortSignal): Promise<boolean> {
    if (document.visibilityState === 'hidden') return true;
    const init = { init: { signal } };
    try {
      const before = now.current;
      const query = { level, limit: `${mostLines}`, ...(part ? { part } : {}) };
      const found = await readJson(
        api.logs.$get({ query: { ...query, after: `${before.last}` } }, init),
      );
      const isSame = before.process === null || isSameProcess(before.process, found.process);
      const fresh = isSame
        ? found
        : await readJson(api.logs.$get({ query: { ...query, after: '0' } }, init));
      if (signal.aborted) return false;
      const known = isSame ? (before.lines ?? []) : [];
      // Nothing new draws nothing new.
      if (before.lines !== null && isSame && fresh.lines.length === 0 && before.error === null) {
        now.current = { ...before, last: fresh.last };
        setState((current) => (current.key === key ? { ...current, last: fresh.last } : current));
        return true;
      }
      setState({
        key,
        lines: [...known, ...fresh.lines].slice(-mostLines),
        last: fresh.last,
        process: fresh.process,
        error: null,
      });
      return true;
    } catch (error) {
      if (!signal.aborted) {
        setState((current) => ({ ...(current.key === key ? current : empty), error }));
      }
      return false;
    }
  }

  const { lines, process, error } = now.current;
  return { ...reading, lines, process, error };
}

function isSameProcess(a: LogProcess, b: LogProcess): boolean {
  return a.pid === b.pid && a.host === b.host && a.startedAt === b.startedAt;
}
