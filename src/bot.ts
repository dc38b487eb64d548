import { createHash, randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { commands } from '../commands/index.ts';
import { followId } from '../commands/request.ts';
import { approvalIds, onReaction } from './chat/approval-actions.ts';
import type { Command } from './chat/command.ts';
import { createDispatch, type Dispatch } from './chat/dispatch.ts';
import { createHerald } from './chat/herald.ts';
import type { Outbound } from './chat/outbound.ts';
import { createSignInHerald } from './chat/sign-in.ts';
import type { Catalogue } from './chat/text/catalogue.ts';
import type { Config } from './config.ts';
import type { Platform } from './core/place.ts';
import { createJobs } from './jobs/jobs.ts';
import { createSchedule } from './jobs/schedule.ts';
import { createPlexTv } from './plex/plex-tv.ts';
import type { Clock, Log, MediaServers, ServiceBook } from './ports.ts';
import { createAccounts } from './store/accounts.ts';
import { createAudit } from './store/audit.ts';
import { createCards } from './store/cards.ts';
import { createCodes } from './store/codes.ts';
import type { OpenDatabase } from './store/database.ts';
import { createDrafts } from './store/drafts.ts';
import { createErrorLog } from './store/error-log.ts';
import { createIdentities } from './store/identities.ts';
import { createLedger } from './store/ledger.ts';
import { createLocks } from './store/locks.ts';
import { createPeople } from './store/people.ts';
import { createPresence } from './store/presence.ts';
import { createQuotaBook } from './store/quotas.ts';
import { rowId } from './store/row-id.ts';
import { createPlexMatches, createSignIns } from './store/sign-ins.ts';
import { createSubscriptions } from './store/subscriptions.ts';
import { createTidy } from './store/tidy.ts';
import { createAdoption } from './usecases/adoption.ts';
import { createApproval } from './usecases/approval.ts';
import { createApprovers } from './usecases/approvers.ts';
import { createCardKeeper } from './usecases/cards.ts';
import { createCatalogue } from './usecases/catalogue.ts';
import { createDecisions } from './usecases/decisions.ts';
import { createEchoes } from './usecases/echoes.ts';
import { createEdits } from './usecases/edits.ts';
import { createFollowing } from './usecases/following.ts';
import { createHistories } from './usecases/histories.ts';
import { createIdentity } from './usecases/identity.ts';
import { createIdentityDesk } from './usecases/identity-desk.ts';
import { createInspection } from './usecases/inspection.ts';
import { createLife } from './usecases/life.ts';
import { createMembers } from './usecases/members.ts';
import { createQuotaDesk } from './usecases/quotas.ts';
import { createReminders } from './usecases/reminders.ts';
import { createRenewal } from './usecases/renewal.ts';
import { createRequests } from './usecases/requests.ts';
import { createRoll } from './usecases/roll.ts';
import { createRulings } from './usecases/rulings.ts';
import { createServices } from './usecases/services.ts';
import { createSetup } from './usecases/setup.ts';
import { createSignInDesk } from './usecases/sign-in.ts';
import { createSignInWait } from './usecases/sign-in-wait.ts';
import { createSubmission } from './usecases/submission.ts';
import { createTidings } from './usecases/tidings.ts';
import { createWatch } from './usecases/watch.ts';
import { createWhereabouts } from './usecases/whereabouts.ts';
import { createWishes } from './usecases/wishes.ts';

/** A chat platform, as the app starts, stops and asks after it. */
export interface ChatPlatform {
  readonly name: Platform;
  readonly outbound: Outbound;
  start(dispatch: Dispatch): Promise<void>;
  stop(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
  /** An address that opens a chat with the bot and carries on with a command there; null where there is none. */
  opening?(command: Command, text: string): string | null;
}

/** The settings that the bot without its doors needs. */
export type BotConfig = Pick<
  Config,
  | 'unlinked'
  | 'publicCards'
  | 'forgetAfterDays'
  | 'pollIntervalSeconds'
  | 'role'
  | 'admins'
  | 'approvalPlaces'
  | 'writeBackIds'
> & {
  readonly http: Pick<Config['http'], 'publicUrl'>;
  /** Null: nobody is sent to Plex. */
  readonly plexTvUrl: string | null;
};

/** The bot without its doors: commands, use cases and jobs over a database, servers and platforms. */
export function buildBot(needs: {
  readonly config: BotConfig;
  readonly database: OpenDatabase;
  readonly servers: MediaServers;
  readonly book: ServiceBook;
  readonly platforms: readonly Pick<ChatPlatform, 'name' | 'outbound' | 'opening'>[];
  readonly texts: Catalogue;
  readonly log: Log;
  readonly clock: Clock;
  /** How many seconds apart people without an account may have all accounts read, by how many there are. */
  readonly pace?: { readonly secondsApart: (accounts: number) => number };
}) {
  const { config, database, servers, book, texts, log, clock } = needs;
  const { prisma, pool } = database;
  const locks = createLocks({ url: database.url, log });
  const errors = createErrorLog({ prisma, clock });
  const jobs = createJobs({
    pool,
    log,
    claimSole: (work) => locks.claimSoleProcess(work),
    ...(config.role === 'gateway' ? { kinds: [] } : {}),
    onDead: async ({ kind, fault, attempts }) => {
      log.error({ kind, attempts, error: fault }, 'a job was given up');
      await errors.record(fault, `job ${kind}`);
    },
    // Handlers are called after everything below stands.
    handlers: {
      submit: ({ requestId }, { attempt }) => submission.send(requestId, attempt),
      show: ({ requestId }) => keeper.show(requestId),
      tell: ({ requestId }) => tidings.tell(requestId),
      look: ({ serviceId, number }) => watch.look(serviceId, number),
      heed: (heeded) => watch.heed(heeded),
      poll: async ({ serviceId }) => {
        try {
          await watch.poll(serviceId);
        } catch (error) {
          // Most likely it answers no more, or not to us: /readyz is to say so.
          await inspection.inspect(serviceId);
          throw error;
        }
      },
      sync: ({ serviceId }) => roll.sync(serviceId),
      decide: ({ requestId }, { attempt }) => rulings.send(requestId, attempt),
      remind: ({ serviceId }) => reminders.remind(serviceId),
      'sign-in': ({ signInId }) => signInWait.follow(signInId),
      tidy: async () => {
        await tidy();
      },
    },
  });

  const ledger = createLedger({ pool, jobSender: jobs.sender, newId });
  const cards = createCards({ pool, jobSender: jobs.sender });
  const drafts = createDrafts({ pool, clock });
  const people = createPeople({ pool, prisma, newId, admins: config.admins });
  const accounts = createAccounts({ pool, prisma, newId, clock });
  const subscriptions = createSubscriptions({ pool, prisma, newId });
  const { forgetAfterDays } = config;
  const tidy = createTidy({ pool, prisma, clock, newId, forgetAfterDays });
  const identities = createIdentities({ pool, prisma, clock, newId });
  const codes = createCodes({ pool, clock, newId });

  const life = createLife({ ledger, clock, newId });
  const quotaDesk = createQuotaDesk({ book: createQuotaBook({ pool }), servers, clock });
  const knowing = { people, accounts, identities, servers, quotaDesk, jobs };
  const members = createMembers({ ...knowing, ...needs.pace, unlinked: config.unlinked, clock });
  const identity = createIdentity({ ...knowing, codes, members });
  const identityDesk = createIdentityDesk(knowing);
  const services = createServices({ ...knowing, publicCards: config.publicCards });
  const catalogue = createCatalogue({ servers });
  const wishes = createWishes({ drafts, clock, newId });
  const asking = { ledger, accounts, servers, members, life, locks };
  const requests = createRequests({ ...asking, clock, newId, isBegun: jobs.isBegun });
  const echoes = createEchoes({ jobs, clock });
  const submission = createSubmission({ ...asking, people, quotaDesk, echoes });
  const adoption = createAdoption({ ledger, accounts, people, servers, life, clock, newId });
  const watch = createWatch({ ledger, accounts, servers, adoption, life, locks, log });
  const renewal = createRenewal({ accounts, members, clock });
  const approvers = createApprovers({ people, accounts, cards, renewal });
  const places = config.approvalPlaces;
  const approval = createApproval({ ...knowing, ledger, approvers, places, newId });
  const ruling = { ...asking, cards, approvers, clock, renewal };
  const decisions = createDecisions({ ...ruling, newId });
  const rulings = createRulings({ ...asking, people, echoes, renewal });
  const edits = createEdits(ruling);
  const histories = createHistories(ruling);
  const setup = createSetup({ ...knowing, locks, approvers });
  const presence = createPresence({ pool });
  const whereabouts = createWhereabouts({ presence, people, clock, log });
  const reminders = createReminders({ ledger, cards, people, approval, clock });
  const following = createFollowing({ subscriptions, servers, members, jobs });
  const telling = { ledger, cards, people, identities, subscriptions, approval, clock, newId };
  const tidings = createTidings(telling);
  const outbounds = Object.fromEntries(needs.platforms.map((p) => [p.name, p.outbound]));
  const herald = createHerald({ outbounds, texts, followId, approvalIds });
  const signIns = createSignIns({ pool, clock, newId });
  const signingIn = { accounts, people, servers, signIns, jobs, locks, clock };
  const plex = config.plexTvUrl ? createPlexTv({ baseUrl: config.plexTvUrl }) : null;
  const signIn = createSignInDesk({
    ...signingIn,
    plex,
    audit: createAudit({ prisma }),
    newId: () => rowId(newId()),
    newToken: () => randomBytes(32).toString('base64url'),
    hash: (token) => createHash('sha256').update(token).digest('hex'),
    publicUrl: config.http.publicUrl,
  });
  const signInWait = createSignInWait({
    ...signingIn,
    plex,
    desk: signIn,
    matches: createPlexMatches({ pool }),
    herald: createSignInHerald({ outbounds, texts }),
    quotas: quotaDesk,
    log,
    writesIds: config.writeBackIds,
  });
  const keeping = { ledger, cards, people, approval, locks, clock, log };
  const keeper = createCardKeeper({ ...keeping, herald, newId });
  const roll = createRoll({ ...knowing, book, clock, log });
  const inspection = createInspection({ servers, book, clock, log });
  const schedule = createSchedule({
    tick: jobs.tick,
    services: servers.ids,
    pollSeconds: config.pollIntervalSeconds,
    log,
  });
  const dispatch = createDispatch({
    commands,
    app: {
      members,
      services,
      catalogue,
      quotas: quotaDesk,
      wishes,
      requests,
      following,
      decisions,
      edits,
      histories,
      setup,
      signIn,
      identity,
      identityDesk,
      opening(name, text, on) {
        const command = commands.find((each) => each.name === name);
        const open = needs.platforms.filter((p) => on === undefined || p.name === on);
        const addresses = open.map((p) => command && p.opening?.(command, text));
        return addresses.find((address) => typeof address === 'string') ?? null;
      },
    },
    whereabouts,
    texts,
    log,
    onReaction,
    keepRefusal: ({ code }, by, what) => identities.refused(code, by, { what }),
    keepBug: async (fault, context) =>
      (await errors.record(fault.cause, context['what'] ?? 'chat', context)).fingerprint,
  });
  return {
    dispatch,
    signIn,
    signInWait,
    identity,
    jobs,
    echoes,
    schedule,
    inspection,
    locks,
    people,
    accounts,
    roll,
  };
}
