import type { ServiceId } from '../../domain/id.ts';
import { isSameLanguage, toTitleLanguage } from '../../domain/locale.ts';
import { toSeasonNames } from '../../domain/titles/season-name.ts';
import type { TitleSummary } from '../../domain/titles/title.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

/**
 * Something with a title, with the names of its seasons in the language of a card. They are stored as one person knows
 * them; for others they are read, which costs one cached call. Without an answer, the card has the numbers.
 */
export async function withLocalSeasonNames<
  Of extends { readonly serviceId: ServiceId; readonly title: TitleSummary },
>(servers: Pick<OverseerrServers, 'get'>, of: Of, locale: string): Promise<Of> {
  const { title, serviceId } = of;
  const known = title.seasonNames;
  if (!known || isSameLanguage(known.language, locale)) return of;
  const language = toTitleLanguage(locale);
  const details = await servers
    .get(serviceId)
    .getTitleDetails(title, language)
    .catch(() => null);
  const seasonNames = details ? toSeasonNames(details.seasons, language) : undefined;
  return seasonNames ? { ...of, title: { ...title, seasonNames } } : of;
}
