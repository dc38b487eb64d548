import { createHash } from 'node:crypto';
import { z } from 'zod';
import { errorMessage } from '../../../src/chat/error-message.ts';
import type { LinkedAccount } from '../../../src/domain/accounts/account.ts';
import type { User } from '../../../src/domain/accounts/user.ts';
import type { AuditEntry } from '../../../src/domain/audit-entry.ts';
import { type ApiScope, scopeOfRole } from '../../../src/domain/console/caller.ts';
import type { AccountHolder } from '../../../src/domain/console/console-rights.ts';
import type { SessionLimits } from '../../../src/domain/console/console-session.ts';
import type { AccountId, UserId } from '../../../src/domain/id.ts';
import type { ApiDeps } from '../../../src/http/console/api/create-api.ts';
import { createConsole } from '../../../src/http/console/create-console.ts';
import { toCsrfToken } from '../../../src/http/console/session/session-token.ts';
import { createApiTokens } from '../../../src/usecases/console/api-tokens.ts';
import { createAttemptLimiter } from '../../../src/usecases/console/attempt-limits.ts';
import { createConsoleAccess } from '../../../src/usecases/console/console-access.ts';
import { createConsoleLinks } from '../../../src/usecases/console/console-links.ts';
import { createConsoleRefusals } from '../../../src/usecases/console/console-refusals.ts';
import { createConsoleSessions } from '../../../src/usecases/console/console-sessions.ts';
import { createConsoleSignIn } from '../../../src/usecases/console/console-sign-in.ts';
import { createConsoleSignInOptions } from '../../../src/usecases/console/console-sign-in-options.ts';
import { createConsoleEvents } from '../../../src/usecases/console/events/console-events.ts';
import { createConsoleTasks } from '../../../src/usecases/console/tasks/console-tasks.ts';
import { createRecords } from '../console-records.ts';
import { anAccount, anId } from '../factories.ts';
import { createScriptedServers, type ScriptedServer } from '../in-memory/scripted-servers.ts';
import { createRecordingLog } from '../recording-log.ts';
import { sessionLimits as defaultLimits } from '../session-limits.ts';
import { translations } from '../text.ts';
import { nobody, nowhere } from './empty-pages.ts';
import { createIdleOperations } from './idle-operations.ts';
import { createIdleOverview } from './idle-overview.ts';
import { createIdleRequests } from './idle-request-parts.ts';
import { createIdleSettings } from './idle-settings.ts';
import { createInMemoryAttemptCounts } from './in-memory-attempt-counts.ts';
import { createInMemorySessions, createInMemoryTokens } from './in-memory-sessions.ts';
import { createInMemoryConsoleSignIns, createInMemoryConsoleUsers } from './in-memory-sign-ins.ts';
import { createInMemoryTasks } from './in-memory-tasks.ts';
import { createManualTicker } from './manual-ticker.ts';
import { createScriptedChanges } from './scripted-changes.ts';
import { createScriptedPlex } from './scripted-plex.ts';

export const publicUrl = 'https://bot.example.com';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** How a test calls the console. */
export interface TestCall {
  readonly method?: string;
  readonly body?: unknown;
  /** The session of the browser. */
  readonly session?: string | null;
  /** Sent instead of the CSRF token of the session. */
  readonly csrf?: string;
  /** The API token. */
  readonly bearer?: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The other end of the connection. */
  readonly from?: string;
}

/**
 * The console without a socket or a database: two servers, an admin, an approver of the second server, and a member.
 * Tests of a page pass what its routes need as `api`.
 */
export function createConsoleFixture(
  options: {
    readonly api?: Partial<ApiDeps>;
    readonly isDemo?: boolean;
    readonly publicUrl?: string | null;
    readonly sessionLimits?: SessionLimits;
  } = {},
) {
  const { isDemo = false, sessionLimits = defaultLimits } = options;
  const url = options.publicUrl === undefined ? publicUrl : options.publicUrl;
  let now = new Date('2026-11-23T10:00:00Z');
  const clock = () => now;
  const { log, lines } = createRecordingLog();
  const records = createRecords();
  const audits: AuditEntry[] = [];
  const audit = {
    record: async (entry: AuditEntry) => {
      audits.push(entry);
    },
  };
  const serviceIds = [anId<'service'>(), anId<'service'>()] as const;
  const people = new Map<UserId, AccountHolder>();
  /** Those of the demo page, as whom anybody may act. */
  const demoUsers = new Set<UserId>();
  const nameOf = (id: UserId) => people.get(id)?.user.displayName ?? '';
  const sessions = createInMemorySessions({ sessionLimits, clock, nameOf });
  const tokens = createInMemoryTokens({ nameOf });
  const consoleAccess = createConsoleAccess({
    sessions,
    tokens,
    holders: { find: async (id) => people.get(id) ?? null },
    servers: { listIds: () => serviceIds },
    sessionLimits,
    hash,
    clock,
  });
  let tokenCount = 0;
  const newToken = () => createHash('sha256').update(`token ${tokenCount++}`).digest('base64url');
  const consoleSessions = createConsoleSessions({
    sessions,
    consoleAccess,
    isDemoUser: async (userId) => demoUsers.has(userId),
    sessionLimits,
    audit,
    newId: anId,
    newToken,
    hash,
    clock,
  });
  const apiTokens = createApiTokens({
    tokens,
    sessions,
    audit,
    refusals: records.refusals,
    newId: anId,
    newToken,
    hash,
    clock,
  });
  const ticker = createManualTicker();
  const tasks = createConsoleTasks({
    tasks: createInMemoryTasks(),
    audit,
    newId: anId,
    every: ticker.every,
    clock,
    log,
  });
  const changes = createScriptedChanges();
  const events = createConsoleEvents({ changes: changes.reader, every: ticker.every, log });
  const signIns = createInMemoryConsoleSignIns(clock);
  const users = createInMemoryConsoleUsers({ people, addPerson, claimCode: 'ABCD-1234' });
  const server: ScriptedServer = {};
  const servers = createScriptedServers(serviceIds.map((id) => ({ id, server })));
  const plexTv = createScriptedPlex();
  const accountRows: LinkedAccount[] = [];
  const signIn = createConsoleSignIn({
    signIns,
    users,
    sessions: consoleSessions,
    servers,
    accounts: {
      upsert: async (serviceId, remotes) =>
        accountRows.filter(
          (each) =>
            each.serviceId === serviceId &&
            remotes.some(({ remoteUserId }) => remoteUserId === each.remoteUserId),
        ),
    },
    plex: plexTv.plex,
    findPlexAccount: async (serviceId, { plexId }) =>
      accountRows.find((each) => each.serviceId === serviceId && each.name === plexId) ?? null,
    findDemoOwner: isDemo ? async () => admin : null,
    attempts: createAttemptLimiter({ counts: createInMemoryAttemptCounts(clock), clock }),
    audit,
    newToken,
    hash,
    clock,
  });
  const signInOptions = createConsoleSignInOptions({
    users,
    servers,
    hasPlex: true,
    hasClaimCode: true,
    isDemo,
  });
  const links = createConsoleLinks({
    signIns,
    consoleAccess,
    audit,
    newToken,
    hash,
    clock,
    address: { url: `${publicUrl}/console`, isLocal: false },
  });
  const bugs: { readonly error: Error; readonly where: string }[] = [];
  const apiDeps: ApiDeps = {
    signIn: { signIn, options: signInOptions },
    session: {
      sessions: consoleSessions,
      chatCodes: { issue: async () => 'ABCD-1234' },
      version: '1.2.3',
      isDemo,
    },
    people: nobody,
    spaces: nowhere,
    requests: createIdleRequests(),
    sessions: { sessions: consoleSessions },
    tokens: { tokens: apiTokens },
    overview: { overview: createIdleOverview(clock) },
    tasks: { tasks },
    events: { events, consoleAccess, every: ticker.every },
    operations: createIdleOperations(),
    ...createIdleSettings(),
    ...options.api,
  };
  const app = createConsole({
    api: apiDeps,
    consoleAccess,
    refusals: createConsoleRefusals({ audit, clock }),
    pages: null,
    errorText: (error, locale) =>
      errorMessage(error, { t: translations.forLocale(locale), server: 'Seerr', now }),
    async recordBug(error, where) {
      bugs.push({ error, where });
      return 'reference1';
    },
    publicUrl: url,
    version: '1.2.3',
    isDemo,
    log,
  });

  const admin = addPerson({ displayName: 'Ada', isAdmin: true });
  const approver = addPerson({ displayName: 'Bob' }, [
    anAccount({ serviceId: serviceIds[1], name: 'bob', permissions: 16 }),
  ]);
  const member = addPerson({ displayName: 'Mia' }, [
    anAccount({ serviceId: serviceIds[0], name: 'mia', permissions: 32 }),
  ]);

  return {
    app,
    apiDeps,
    admin,
    approver,
    member,
    people,
    demoUsers,
    addPerson,
    serviceIds,
    sessions,
    tokens,
    apiTokens,
    tasks,
    events,
    changes,
    ticker,
    links,
    server,
    plexTv,
    /** The accounts that the servers have; Plex users are found by their name. */
    accountRows,
    consoleSessions,
    consoleAccess,
    audits,
    bugs,
    refused: records.refused,
    lines,
    clock,
    /** Moves the clock. */
    pass(ms: number) {
      now = new Date(now.getTime() + ms);
    },

    /** Signs somebody in. Returns the token of their session. */
    async signIn(userId: UserId, accountId: AccountId | null = null): Promise<string> {
      const proof = { userId, accountId, method: 'link', browser: 'Firefox' } as const;
      return (await consoleSessions.open(proof)).token;
    },

    csrfOf: toCsrfToken,

    /** A token of the admin for scripts. */
    async addToken(scope: ApiScope = scopeOfRole.admin, userId: UserId = admin): Promise<string> {
      const text = `mn_${newToken()}`;
      const token = {
        id: anId<'api-token'>(),
        name: 'Script',
        scope,
        userId,
        accountId: null,
        createdAt: now,
        lastUsedAt: null,
        expiresAt: null,
        revokedAt: null,
      };
      await tokens.create(token, hash(text));
      return text;
    },

    /** Calls the console as the page in a browser does, or as a script with `bearer`. */
    async call(path: string, call: TestCall = {}): Promise<Response> {
      const { method = 'GET', body, session = null, bearer, from = '203.0.113.7' } = call;
      const origin = url ?? 'http://localhost:8787';
      const cookieName = `${origin.startsWith('https') ? '__Host-' : ''}medianest-console`;
      const isChange = method !== 'GET';
      const headers = {
        host: call.host ?? new URL(origin).host,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...(session ? { cookie: `${cookieName}=${session}` } : {}),
        ...(session && isChange ? { 'x-medianest-csrf': call.csrf ?? toCsrfToken(session) } : {}),
        ...(!bearer && isChange ? { origin, 'sec-fetch-site': 'same-origin' } : {}),
        ...call.headers,
      };
      const init = {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      };
      return app.fetch(new Request(`${origin}${path}`, init), {
        incoming: { socket: { remoteAddress: from } },
      });
    },
  };

  function addPerson(user: Partial<User>, accounts: readonly LinkedAccount[] = []): UserId {
    const id = user.id ?? anId<'user'>();
    const whole = { displayName: 'Somebody', locale: null, isAdmin: false, isBlocked: false };
    people.set(id, { user: { ...whole, ...user, id }, accounts });
    return id;
  }
}

/** The code of the error in a response; null for a response that is none. */
export async function errorCode(response: Response): Promise<string | null> {
  if (response.status < 400) return null;
  const body: unknown = await response.clone().json();
  return errorBody.safeParse(body).data?.error.code ?? null;
}
