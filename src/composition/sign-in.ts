import { createHash, randomBytes } from 'node:crypto';
import type { BotConfig } from '../config/bot-config.ts';
import { toRowId } from '../database/row-id.ts';
import { newId } from '../lib/ids/new-id.ts';
import { createPlexTv } from '../plex/plex-tv.ts';
import type { SignInNotifier } from '../ports/accounts/sign-in-repository.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobDelay, JobQueue } from '../ports/job-queue.ts';
import type { Locks } from '../ports/locks.ts';
import type { Log } from '../ports/log.ts';
import type { OverseerrServers } from '../ports/services/overseerr-servers.ts';
import { createPlexAccounts } from '../usecases/accounts/plex-accounts.ts';
import type { Quotas } from '../usecases/accounts/quotas.ts';
import { createSignInCompletion } from '../usecases/accounts/sign-in-completion.ts';
import { createSignInFlow } from '../usecases/accounts/sign-in-flow.ts';
import { createVerifiedLinks } from '../usecases/accounts/verified-links.ts';
import type { Repositories } from './repositories.ts';

/** Signing in to an Overseerr server with Plex, a password, or Quick Connect. */
export function createSignInUseCases(
  deps: Pick<
    Repositories,
    'accountLinks' | 'accounts' | 'audit' | 'plexAccounts' | 'signIns' | 'users'
  > & {
    readonly config: Pick<BotConfig, 'plexTvUrl' | 'writeBackIds'> & {
      readonly http: Pick<BotConfig['http'], 'publicUrl'>;
    };
    readonly servers: OverseerrServers;
    readonly notifier: SignInNotifier;
    readonly quotas: Quotas;
    readonly jobs: JobQueue & JobDelay;
    readonly locks: Locks;
    readonly clock: Clock;
    readonly log: Log;
  },
) {
  const { accountLinks, accounts, audit, plexAccounts, signIns, users } = deps;
  const { config, servers, notifier, quotas, jobs, locks, clock, log } = deps;
  const plex = config.plexTvUrl ? createPlexTv({ baseUrl: config.plexTvUrl }) : null;

  const verifiedLinks = createVerifiedLinks({ accounts, accountLinks, users, servers, audit });
  const signInFlow = createSignInFlow({
    signIns,
    verifiedLinks,
    servers,
    plex,
    jobs,
    locks,
    clock,
    newId: () => toRowId(newId()),
    newToken: () => randomBytes(32).toString('base64url'),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    publicUrl: config.http.publicUrl,
  });
  const plexAccountFinder = createPlexAccounts({ accounts, plexAccounts, servers });
  const signInCompletion = createSignInCompletion({
    verifiedLinks,
    signIns,
    accounts,
    accountLinks,
    plexAccounts: plexAccountFinder,
    servers,
    plex,
    notifier,
    quotas,
    jobs,
    clock,
    log,
    writesChatIds: config.writeBackIds,
  });
  return { signInFlow, signInCompletion, verifiedLinks, plex, plexAccounts: plexAccountFinder };
}
