import type { BotConfig } from '../../config/bot-config.ts';
import type { KyselyClient } from '../../database/kysely.ts';
import { listSpaces } from '../../database/spaces/space-repository.ts';
import type { AlertTarget } from '../../domain/alerts/alert.ts';
import type { DigestTarget } from '../../domain/alerts/weekly-digest.ts';
import { isSamePlace, type Place, toDirectPlace } from '../../domain/place.ts';
import type { Space, SpaceSettings } from '../../domain/spaces/space.ts';
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

    /** The private chats of the admins. */
    listAdminTargets: async () => listChatsOfAdmins(await listSpaces(kysely)),

    /** With WEEKLY_DIGEST wherever alerts go, and in the places that were chosen for it. */
    async listDigestTargets(): Promise<readonly DigestTarget[]> {
      const chosen = (await listSpaces(kysely)).flatMap(({ settings }): DigestTarget[] =>
        settings.digestPlace
          ? [
              {
                place: settings.digestPlace,
                locale: settings.language ?? 'en',
                timeZone: settings.timeZone ?? timeZone,
                quietHours: alerts.quietHours ?? settings.alertQuietHours ?? null,
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
          quietHours: alerts.quietHours ?? target.quietHours ?? null,
        })),
      ];
    },
  };

  async function listAlertTargets(): Promise<readonly AlertTarget[]> {
    const spaces = await listSpaces(kysely);
    if (alerts.places.length > 0) {
      return alerts.places.map((place) => {
        const space = spaces.find((each) => contains(each, place));
        const rules = space ? rulesOf(space.settings) : commonRules(spaces);
        return { place, locale: space?.settings.language ?? 'en', ...rules };
      });
    }
    const chosen = spaces.flatMap(({ settings }): AlertTarget[] =>
      settings.alertPlace
        ? [{ place: settings.alertPlace, locale: settings.language ?? 'en', ...rulesOf(settings) }]
        : [],
    );
    return chosen.length > 0 ? chosen : listChatsOfAdmins(spaces);
  }

  async function listChatsOfAdmins(spaces: readonly Space[]): Promise<readonly AlertTarget[]> {
    const chats = await users.listAdminChats();
    return chats.map(({ locale, ...chat }) => ({
      place: toDirectPlace(chat),
      locale: locale ?? 'en',
      ...commonRules(spaces),
    }));
  }
}

/** Whether it is known that a place belongs to a space: a Telegram group, or what was chosen there. */
function contains({ platform, platformSpaceId, settings }: Space, place: Place): boolean {
  if (place.platform === platform && place.address === platformSpaceId) return true;
  const { requestPlace, approvalPlaces = [], alertPlace, digestPlace } = settings;
  return [requestPlace, ...approvalPlaces, alertPlace, digestPlace].some(
    (each) => each !== undefined && isSamePlace(place)(each),
  );
}

/** What was set anywhere, for places that belong to no space. */
function commonRules(spaces: readonly Space[]) {
  const quiet = spaces.find(({ settings }) => settings.alertQuietHours !== undefined);
  return {
    ...(quiet ? rulesOf(quiet.settings) : {}),
    mutedKinds: spaces.flatMap(({ settings }) => settings.alertMuted ?? []),
  };
}

function rulesOf({ alertQuietHours, alertMuted, timeZone }: SpaceSettings) {
  return { quietHours: alertQuietHours, mutedKinds: alertMuted, timeZone };
}
