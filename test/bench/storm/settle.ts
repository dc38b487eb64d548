import { setTimeout as pause } from 'node:timers/promises';
import { check, listOpenJobs } from './check.ts';
import { readDatabaseState } from './database-state.ts';
import type { StormFakes } from './fakes.ts';
import { type FakesObservation, observation } from './fakes-protocol.ts';
import { type Finding, isFailure } from './finding.ts';
import type { StormDatabase } from './storm-database.ts';

const pollMs = 1_000;

export interface Settled {
  readonly findings: readonly Finding[];
  readonly observed: FakesObservation;
  readonly requestCount: number;
  readonly seconds: number;
}

/** Compares repeatedly until no job is left and there are no findings, or until the time is up. */
export async function settle(
  { fakes, database }: { readonly fakes: StormFakes; readonly database: StormDatabase },
  timeoutSeconds: number,
): Promise<Settled> {
  const startedAt = performance.now();
  for (;;) {
    const seconds = (performance.now() - startedAt) / 1_000;
    const state = await readDatabaseState(await database.readUrl());
    const isTimeUp = seconds > timeoutSeconds;
    if (isTimeUp || listOpenJobs(state.jobs).length === 0) {
      const observed = await fakes.ask({ method: 'observe' }, observation);
      const findings = check(observed, state);
      if (isTimeUp || !findings.some(isFailure)) {
        return { findings, observed, requestCount: state.requests.length, seconds };
      }
    }
    await pause(pollMs);
  }
}
