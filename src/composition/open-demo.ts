import type { ChatPlatform } from '../chat/chat-platform.ts';
import type { Translations } from '../chat/i18n/translations.ts';
import { demoServerName } from '../config/overseerr-servers.ts';
import { saveDemoHistory } from '../database/demo/save-demo-history.ts';
import type { KyselyClient } from '../database/kysely.ts';
import { createDemo } from '../demo/demo.ts';
import { isMadeUpChat } from '../demo/history/made-up-users.ts';
import { makeUpHistory } from '../demo/history/make-up-history.ts';
import { render as renderForDiscord } from '../discord/render/render.ts';
import { toRemoteUserId } from '../domain/accounts/account.ts';
import { toAuditEntry } from '../domain/audit-entry.ts';
import type { RequestId, ServiceId } from '../domain/id.ts';
import type { MadeUpUser } from '../domain/operator/demo-history.ts';
import type { ChatAccountKey } from '../domain/place.ts';
import { defaultServerTitle } from '../domain/services/server-title.ts';
import type { AccountLinkRepository } from '../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../ports/accounts/account-repository.ts';
import type { UserRepository } from '../ports/accounts/user-repository.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { OverseerrServers } from '../ports/services/overseerr-servers.ts';
import type { SpaceRepository } from '../ports/spaces/space-repository.ts';
import { render as renderForTelegram } from '../telegram/render/render.ts';
import { toSender } from '../web/people.ts';
import { linkSeedUsers } from '../web/seed-users.ts';
import { createWeb } from '../web/web.ts';

/** So many requests wait for a decision when the demo is opened for the first time. */
const pendingCount = 3;

const approvals = { platform: 'web', kind: 'channel', address: 'approvals' } as const;

export type RunningDemo = Awaited<ReturnType<typeof openDemo>>;

/** Opens the demo: a simulated Overseerr server, and a page on which one person plays everyone. */
export async function openDemo(deps: {
  readonly folder: string;
  /** Where the bot receives webhooks, and the secret that these must send. */
  readonly webhook: { readonly url: string; readonly authHeader: string };
  readonly translations: Translations;
  readonly log: Log;
  readonly clock: Clock;
}) {
  const { folder, translations, log, clock } = deps;
  const server = await createDemo(deps);
  const seedUsers = server.users.map(({ webId, ...user }) => ({ ...user, id: webId }));
  const owners = server.users.filter(({ role }) => role === 'owner');
  const web = createWeb({
    translations,
    serverTitle: defaultServerTitle,
    log,
    clock,
    folder,
    people: seedUsers,
    isMadeUp: isMadeUpChat,
    renderPoster: server.renderPoster,
    controls: server.controls,
    renderers: {
      discord: renderForDiscord,
      telegram: (view) => renderForTelegram(view, { now: clock(), locale: 'en' }),
    },
  });
  const platform: ChatPlatform = web;

  return {
    platform,
    webApp: web.app,
    /** The chat accounts of the server's owners. */
    owners: owners.map(({ webId, name }): ChatAccountKey & { readonly name: string } => ({
      platform: 'web',
      platformUserId: webId,
      name,
    })),
    settings: {
      kind: 'overseerr',
      name: demoServerName,
      baseUrl: server.url,
      secret: server.apiKey,
    },
    stop: server.stop,

    /**
     * Makes up a year in which people who are not on the page made requests, so that the console has something to show.
     * Returns one of these requests. Running it again changes nothing, and returns null.
     */
    async seedHistory(deps: {
      readonly kysely: KyselyClient;
      readonly users: Pick<UserRepository, 'findOrCreate'>;
      readonly spaces: Pick<SpaceRepository, 'findOrCreate'>;
      readonly accounts: Pick<AccountRepository, 'upsert'>;
      readonly accountLinks: Pick<AccountLinkRepository, 'link'>;
      readonly servers: OverseerrServers;
      readonly serviceId: ServiceId;
    }): Promise<RequestId | null> {
      const { kysely, users, spaces, serviceId } = deps;
      const space = await spaces.findOrCreate('web', 'demo', 'Demo');
      const [person] = seedUsers.filter(({ id }) => id === owners[0]?.webId);
      if (!person) return null;
      const { id, displayName: name } = await users.findOrCreate(toSender(person, null));
      const owner = { id, name };
      const history = await saveDemoHistory(kysely, serviceId, () =>
        makeUpHistory({ now: clock(), serviceId, spaceId: space.id, owner }),
      );
      if (!history) return null;
      const members = history.users.map((user) => ({
        user,
        remoteUserId: server.addMember(user.name),
      }));
      // One is left for the suggestions of the page of people.
      await linkMadeUpUsers({ ...deps, members: members.slice(1) });
      await server.requestAs(members.slice(1, 1 + pendingCount).map((each) => each.remoteUserId));
      return history.requests.at(-1)?.request.id ?? null;
    },

    /** Links everyone on the page to their account and sets where approvals go. Running it again changes nothing. */
    async seed(deps: {
      readonly users: UserRepository;
      readonly spaces: SpaceRepository;
      readonly accounts: AccountRepository;
      readonly accountLinks: AccountLinkRepository;
      readonly servers: OverseerrServers;
      readonly serviceId: ServiceId;
    }): Promise<void> {
      const { users, spaces, accounts, accountLinks, serviceId } = deps;
      const space = await spaces.findOrCreate('web', 'demo', 'Demo');
      const settings = { ...space.settings, approvalPlaces: [approvals] };
      if (space.serviceId !== serviceId || !space.settings.approvalPlaces) {
        await spaces.update(
          space.id,
          { settings, serviceId },
          toAuditEntry(
            { userId: null, name: 'Demo', source: 'web' },
            'space.setup',
            { kind: 'space', id: space.id },
            { after: { serviceId } },
          ),
        );
      }
      const server = deps.servers.get(serviceId);
      await linkSeedUsers({ people: users, accounts, accountLinks, server, serviceId, seedUsers });
    },
  };
}

/** Gives people who were made up the accounts that the server has for them. */
async function linkMadeUpUsers(deps: {
  readonly accounts: Pick<AccountRepository, 'upsert'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'link'>;
  readonly servers: OverseerrServers;
  readonly serviceId: ServiceId;
  readonly members: readonly { readonly user: MadeUpUser; readonly remoteUserId: number }[];
}): Promise<void> {
  const { accounts, accountLinks, servers, serviceId, members } = deps;
  for (const { user, remoteUserId } of members) {
    const id = toRemoteUserId(remoteUserId);
    const remote = id && (await servers.get(serviceId).findAccount(id));
    const [account] = remote ? await accounts.upsert(serviceId, [remote]) : [];
    if (!account) continue;
    const link = { accountId: account.id, userId: user.id, verifiedBy: 'admin', by: null } as const;
    await accountLinks.link(link);
  }
}
