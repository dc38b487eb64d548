/** One check of `/readyz`. */
export interface ReadinessCheck {
  readonly name: string;
  readonly check: () => Promise<{ readonly ok: boolean; readonly detail: string }>;
}

/** Whether the database responds. */
export function createDatabaseCheck(pool: {
  query(sql: string): Promise<unknown>;
}): ReadinessCheck {
  const check = () =>
    pool.query('select 1').then(
      () => ({ ok: true, detail: 'connected' }),
      () => ({ ok: false, detail: 'not responding' }),
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
