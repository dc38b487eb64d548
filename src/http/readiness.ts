import { withTimeout } from '../lib/with-timeout.ts';

/** One check of `/readyz`. */
export interface ReadinessCheck {
  readonly name: string;
  readonly check: () => Promise<{ readonly ok: boolean; readonly detail: string }>;
}

/** The result of a check, as `/readyz` shows it. */
export interface ReadinessResult {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Whoever asks may give up after a few seconds, and asks again. */
const answerMs = 3_000;

/** Runs all checks. One that takes too long has failed. */
export function runReadinessChecks(
  checks: readonly ReadinessCheck[],
  timeoutMs = answerMs,
): Promise<readonly ReadinessResult[]> {
  return Promise.all(
    checks.map(async ({ name, check }) => ({
      name,
      ...(await withTimeout(check(), timeoutMs, notResponding)),
    })),
  );
}

const notResponding = { ok: false, detail: 'not responding' };

/** Whether the database responds. A connection that does not is given up, so that checks that hang use up no others. */
export function createDatabaseCheck(
  pool: { query(statement: { text: string; query_timeout: number }): Promise<unknown> },
  timeoutMs = answerMs,
): ReadinessCheck {
  const statement = { text: 'select 1', query_timeout: timeoutMs };
  const check = () =>
    pool.query(statement).then(
      () => ({ ok: true, detail: 'connected' }),
      () => notResponding,
    );
  return { name: 'database', check };
}

/** Whether a chat platform is connected. */
export function createPlatformCheck(platform: {
  readonly name: string;
  status(): { readonly isReady: boolean; readonly detail: string };
}): ReadinessCheck {
  const check = async () => {
    const { isReady, detail } = platform.status();
    return { ok: isReady, detail };
  };
  return { name: platform.name, check };
}

/** The result of an Overseerr server's last health check. */
export function createOverseerrCheck(
  serverName: string,
  getHealth: () => { readonly isUp: boolean; readonly detail: string },
): ReadinessCheck {
  const check = async () => {
    const { isUp, detail } = getHealth();
    return { ok: isUp, detail };
  };
  return { name: `overseerr ${serverName}`, check };
}

/**
 * Whether the accounts of an Overseerr server were read once. Before that, on the very first start, the bot does not
 * know its members and would tell them to link their accounts.
 */
export function createAccountsCheck(
  serverName: string,
  hasReadAccounts: () => Promise<boolean>,
): ReadinessCheck {
  let isRead = false;
  const check = async () => {
    isRead ||= await hasReadAccounts().catch(() => false);
    return { ok: isRead, detail: isRead ? 'read' : 'being read for the first time' };
  };
  return { name: `accounts ${serverName}`, check };
}
