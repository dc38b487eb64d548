import type { OverseerrServerInfo } from './overseerr-server-info.ts';

/** The page of a profile on which people enter their Discord ID. */
export type DiscordIdPage = 'general' | 'notifications';

/**
 * It is General, but Notifications → Discord in Seerr 3.3 and before Overseerr 1.29 (docs/overseerr-api.md, "Users and
 * profiles"). Null for versions without a number, such as `develop-…`.
 */
export function findDiscordIdPage({
  product,
  version,
}: Pick<OverseerrServerInfo, 'product' | 'version'>): DiscordIdPage | null {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return null;
  const isElsewhere =
    product === 'seerr'
      ? major === '3' && minor === '3'
      : Number(major) < 1 || (major === '1' && Number(minor) < 29);
  return isElsewhere ? 'notifications' : 'general';
}
