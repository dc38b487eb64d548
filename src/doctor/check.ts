import { withTimeout } from '../lib/with-timeout.ts';

/** How bad a finding is. A warning does not keep the bot from working. */
export type Severity = 'ok' | 'warning' | 'problem';

/** What a check found. Never contains secrets. */
export interface Finding {
  readonly severity: Severity;
  readonly message: string;
  /** What to do about it: a command, a setting, or a page. Null if nothing is wrong. */
  readonly fix: string | null;
}

/** One line of the table of checks. */
export interface Check {
  readonly name: string;
  /** Whether the bot runs it at every start: it takes milliseconds and calls nobody. */
  readonly isQuick: boolean;
  /** An empty list means that the check does not apply. */
  run(): Promise<readonly Finding[]>;
  /** Repairs what can be repaired without a risk. Returns what it did; null if there was nothing to do. */
  repair?(): Promise<string | null>;
}

/** The findings of one check. */
export interface CheckResult {
  readonly name: string;
  readonly findings: readonly Finding[];
}

const timeoutMs = 20_000;

export function ok(message: string): Finding {
  return { severity: 'ok', message, fix: null };
}

export function warning(message: string, fix: string): Finding {
  return { severity: 'warning', message, fix };
}

export function problem(message: string, fix: string): Finding {
  return { severity: 'problem', message, fix };
}

/** Runs checks at the same time. A check that fails or takes too long is a problem of its own; nothing is thrown. */
export async function runChecks(checks: readonly Check[]): Promise<readonly CheckResult[]> {
  const results = await Promise.all(
    checks.map(async ({ name, run }) => {
      const late = [problem(`no result within ${timeoutMs / 1000} seconds`, 'Try again')];
      const findings = await withTimeout(run().catch(describeFailure), timeoutMs, late);
      return { name, findings };
    }),
  );
  return results.filter(({ findings }) => findings.length > 0);
}

/**
 * Repairs what can be repaired, one after the other: `repaired` says what was done, one line each. A repair that fails
 * is a problem of its own, and keeps no other back.
 */
export async function repairAll(checks: readonly Check[]): Promise<{
  readonly repaired: readonly string[];
  readonly failed: readonly CheckResult[];
}> {
  const repaired: string[] = [];
  const failed: CheckResult[] = [];
  for (const { name, repair } of checks) {
    try {
      const done = await repair?.();
      if (done) repaired.push(`${name}: ${done}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const finding = problem(`could not be repaired: ${reason}`, 'Repair it by hand');
      failed.push({ name, findings: [finding] });
    }
  }
  return { repaired, failed };
}

function describeFailure(error: unknown): readonly Finding[] {
  const reason = error instanceof Error ? error.message : String(error);
  return [problem(`could not be checked: ${reason}`, 'Run `medianest errors` and check the log')];
}
