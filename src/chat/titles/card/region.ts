import { getRegionName, regionOfLocale } from '../../../domain/region.ts';
import type { OverseerrServerInfo } from '../../../domain/services/overseerr-server-info.ts';
import type { Context } from '../../context.ts';
import type { NamedRegion } from './title-facts.ts';

/** The region of the space; else of the Overseerr server; else the one of the reader's language. */
export function resolveRegion(
  { actor, locale }: Pick<Context, 'actor' | 'locale'>,
  { region: serverRegion }: Pick<OverseerrServerInfo, 'region'>,
): NamedRegion | null {
  const code = actor.space?.settings.region ?? serverRegion ?? regionOfLocale(locale);
  return code === null ? null : { code, name: getRegionName(code, locale) ?? code };
}
