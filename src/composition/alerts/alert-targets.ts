import type { BotConfig } from '../../config/bot-config.ts';
import type { KyselyClient } from '../../database/kysely.ts';
import { listSpaces } from '../../database/spaces/space-repository.ts';
import type { AlertTarget } from '../../domain/alerts/alert.ts';
import type { DigestTarget } from '../../domain/alerts/weekly-digest.ts';
import { isSamePlace, toDirectPlace } from '../../domain/place.ts';
import type { SpaceSettings } from '../../domain/spaces/space.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';

/** Where alerts and digests go: the operator's settings, then places chosen in /setup, then the admins themselves. */
export function createAlertTargets(deps: {
  readonly config: Pick<BotConfig, 'alerts' | 'timeZone'>;
  readonly kysely: KyselyClient;
  readonly users: Pick<UserRepository, 'listAdminChats'>;
}) {
  const { config, kysely, users } = deps;
  const { alerts, timeZone } = config;
  return {
    listAlertTargets,

    /** With WEEKLY_DIGEST wherever alerts go, and in the places that were chosen for it. */
    async listDigestTargets(): Promise<readonly DigestTarget[]> {
      const chosen = (await listSpaces(kysely)).flatMap(({ settings }): DigestTarget[] =>
        settings.digestPlace
          ? [
              {
                place: settings.digestPlace,
                locale: settings.language ?? 'en',
                timeZone: settings.timeZone ?? timeZone,
              },
            ]
          : [],
      );
      if (!alerts.hasWeeklyDigest) return chosen;
      const others = (await listAlertTargets()).filter(
        ({ place }) => !chosen.some((target) => isSamePlace(place)(target.place)),
      );
      return [
        ...chosen,
        ...others.map((target) => ({
          place: target.place,
          locale: target.locale,
          timeZone: target.timeZone ?? timeZone,
        })),
      ];
    },
  };

  async function listAlertTargets(): Promise<readonly AlertTarget[]> {
    if (alerts.places.length > 0) {
      const spaces = await listSpaces(kysely);
      return alerts.places.map((place) => {
        // The language of the space, if it has settings; its places are known only by what was chosen there.
        const space = spaces.find(({ settings: { requestPlace, approvalPlaces = [] } }) =>
          [...approvalPlaces, ...(requestPlace ? [requestPlace] : [])].some(isSamePlace(place)),
        );
        return { place, locale: space?.settings.language ?? 'en' };
      });
    }
    const spaces = await listSpaces(kysely);
    const chosen = spaces.flatMap(({ settings }): AlertTarget[] =>
      settings.alertPlace
        ? [{ place: settings.alertPlace, locale: settings.language ?? 'en', ...rulesOf(settings) }]
        : [],
    );
    if (chosen.length > 0) return chosen;
    // Direct messages follow what was set anywhere.
    const quiet = spaces.find(({ settings }) => settings.alertQuietHours !== undefined);
    const rules = {
      ...(quiet ? rulesOf(quiet.settings) : {}),
      mutedKinds: spaces.flatMap(({ settings }) => settings.alertMuted ?? []),
    };
    const chats = await users.listAdminChats();
    return chats.map(({ locale, ...chat }) => ({
      place: toDirectPlace(chat),
      locale: locale ?? 'en',
      ...rules,
    }));
  }
}

function rulesOf({ alertQuietHours, alertMuted, timeZone }: SpaceSettings) {
  return { quietHours: alertQuietHours, mutedKinds: alertMuted, timeZone };
}
