import type { ChatPlatform } from './bot.ts';
import type { Catalogue } from './chat/text/catalogue.ts';
import { demoServer } from './config/servers.ts';
import type { ServiceId } from './core/id.ts';
import type { ChatAccountKey } from './core/place.ts';
import { createDemo } from './demo/demo.ts';
import { render as renderForDiscord } from './discord/render.ts';
import type { Accounts, Clock, Log, MediaServers, People } from './ports.ts';
import { render as renderForTelegram } from './telegram/render.ts';
import { linkResidents } from './web/residents.ts';
import { createWeb } from './web/web.ts';

const approvals = { platform: 'web', kind: 'channel', address: 'approvals' } as const;

export type DemoMode = Awaited<ReturnType<typeof openDemo>>;

/** The demonstration: a media server of its own and a page on which one plays everybody. */
export async function openDemo(needs: {
  readonly folder: string;
  /** Where this bot takes webhooks, and what they must carry. */
  readonly webhook: { readonly url: string; readonly authHeader: string };
  readonly texts: Catalogue;
  readonly log: Log;
  readonly clock: Clock;
}) {
  const { folder, texts, log, clock } = needs;
  const server = await createDemo(needs);
  const residents = server.users.map(({ webId, ...user }) => ({ ...user, id: webId }));
  const owners = server.users.filter(({ role }) => role === 'owner');
  const web = createWeb({
    texts,
    log,
    clock,
    folder,
    people: residents,
    poster: server.poster,
    panel: server.panel,
    renderers: {
      discord: renderForDiscord,
      telegram: (view) => renderForTelegram(view, { now: clock(), locale: 'en' }),
    },
  });
  const platform: ChatPlatform = web;

  return {
    platform,
    page: web.app,
    /** Who runs the demonstration server. */
    owners: owners.map(({ webId }): ChatAccountKey => ({ platform: 'web', platformUserId: webId })),
    settings: {
      kind: 'overseerr',
      name: demoServer,
      baseUrl: server.url,
      secret: server.apiKey,
    },
    stop: server.stop,

    /** Gives everybody on the page their account and the page its approvals; the same again changes nothing. */
    async furnish(house: {
      readonly people: People;
      readonly accounts: Accounts;
      readonly servers: MediaServers;
      readonly serviceId: ServiceId;
    }): Promise<void> {
      const { people, accounts, serviceId } = house;
      const space = await people.enter('web', 'demo', 'Demonstration');
      const settings = { ...space.settings, approvalPlaces: [approvals] };
      if (space.serviceId !== serviceId || !space.settings.approvalPlaces) {
        await people.setSpace(
          space.id,
          { settings, serviceId },
          {
            userId: null,
            actor: 'demonstration',
            door: 'web',
            action: 'space.change',
            subjectKind: 'space',
            subjectId: space.id,
            after: { serviceId },
          },
        );
      }
      const server = house.servers.get(serviceId);
      await linkResidents({ people, accounts, server, serviceId, residents });
    },
  };
}
