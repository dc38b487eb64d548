import type { DownloadServerTest } from '../domain/services/download-server.ts';
import {
  type OverseerrProductName,
  type OverseerrServerInfo,
  toProductName,
} from '../domain/services/overseerr-server-info.ts';
import { type MediaType, mediaTypes } from '../domain/titles/title.ts';
import { type Check, type Finding, ok, problem, warning } from './check.ts';

/** What is known about a server that can be used. */
export interface InspectedServer {
  readonly info: Pick<OverseerrServerInfo, 'product' | 'version' | 'hasMovie4k' | 'hasSeries4k'>;
  /** Its Radarr servers, and its Sonarr servers; null if it does not tell. */
  readonly downloads: Readonly<Record<MediaType, readonly DownloadServerTest[] | null>>;
}

/** The versions that MediaNest was tried with: from the first, and before the second. */
const knownVersions = {
  Overseerr: { from: [1, 29], before: [2, 0] },
  Jellyseerr: { from: [2, 0], before: [3, 0] },
  Seerr: { from: [3, 0], before: [4, 0] },
} as const satisfies Record<
  OverseerrProductName,
  Record<'from' | 'before', readonly [number, number]>
>;

const arrTexts = {
  movie: { kind: 'Radarr', titles: 'movies' },
  tv: { kind: 'Sonarr', titles: 'series' },
} as const satisfies Record<MediaType, object>;

const servicesPage = 'under Settings → Services of the Overseerr server';

/** Whether an Overseerr server can be used, and can download what it approves. */
export function createOverseerrCheck(deps: {
  /** `default`, or the number at the end of its settings. */
  readonly serverName: string;
  /** Why it cannot be used, with what to do, or what is known about it. */
  readonly inspect: () => Promise<{ readonly problem: string } | InspectedServer>;
}): Check {
  const { serverName, inspect } = deps;
  return {
    name: `Overseerr server ${serverName}`,
    isQuick: false,
    async run() {
      const found = await inspect();
      if ('problem' in found) {
        return [problem(found.problem, 'See "Troubleshooting" in docs/operating.md')];
      }
      const { info, downloads } = found;
      return [
        ok(`${toProductName(info)} ${info.version} can be used; requests in 4K: ${list4k(info)}`),
        ...judgeVersion(info),
        ...mediaTypes.flatMap((mediaType) => judgeDownloads(mediaType, downloads[mediaType])),
      ];
    },
  };
}

function list4k({ hasMovie4k, hasSeries4k }: InspectedServer['info']): string {
  if (hasMovie4k) return hasSeries4k ? 'movies and series' : 'movies';
  return hasSeries4k ? 'series' : 'none';
}

/** A build without a version number, such as `develop`, is not judged. */
function judgeVersion(info: InspectedServer['info']): Finding[] {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(info.version) ?? [];
  if (major === undefined || minor === undefined) return [];
  const product = toProductName(info);
  const { from, before } = knownVersions[product];
  const version = [Number(major), Number(minor)] as const;
  if (isOlder(version, from)) {
    return [
      warning(
        `${product} ${info.version} is older than the versions that MediaNest knows (${from.join('.')} and later)`,
        'Update it',
      ),
    ];
  }
  return isOlder(version, before)
    ? []
    : [
        warning(
          `${product} ${info.version} is newer than the versions that MediaNest knows (before ${before.join('.')})`,
          'Look for an update of MediaNest',
        ),
      ];
}

function isOlder(
  [major, minor]: readonly [number, number],
  [otherMajor, otherMinor]: readonly [number, number],
): boolean {
  return major === otherMajor ? minor < otherMinor : major < otherMajor;
}

function judgeDownloads(
  mediaType: MediaType,
  servers: readonly DownloadServerTest[] | null,
): Finding[] {
  if (servers === null) return [];
  const { kind, titles } = arrTexts[mediaType];
  const hasDefault = (is4k: boolean) =>
    servers.some((server) => server.is4k === is4k && server.isDefault);
  const has4k = servers.some(({ is4k }) => is4k);
  return [
    ...(hasDefault(false)
      ? []
      : [
          warning(
            `no ${kind} server is the default, so ${titles} that are approved are not downloaded`,
            `Add one ${servicesPage}, and make it the default`,
          ),
        ]),
    ...(has4k && !hasDefault(true)
      ? [
          warning(
            `no ${kind} server for 4K is the default, so ${titles} cannot be requested in 4K`,
            `Make one the default ${servicesPage}`,
          ),
        ]
      : []),
    ...servers.flatMap((server) => judgeDownloadServer(server, kind)),
  ];
}

function judgeDownloadServer({ name, fault }: DownloadServerTest, kind: string): Finding[] {
  switch (fault) {
    case null:
      return [];
    case 'unreachable':
      return [
        problem(
          `the ${kind} server ${name} does not answer the Overseerr server, so requests for it fail`,
          `Make sure that it is running, and check its address and API key ${servicesPage}`,
        ),
      ];
    case 'no-profile':
      return [
        problem(
          `the quality profile that the ${kind} server ${name} uses does not exist there anymore`,
          `Choose another one ${servicesPage}`,
        ),
      ];
    case 'no-folder':
      return [
        problem(
          `the root folder that the ${kind} server ${name} uses does not exist there anymore`,
          `Choose another one ${servicesPage}`,
        ),
      ];
    case 'untested':
      return [
        warning(`the ${kind} server ${name} could not be tested`, `Press Test ${servicesPage}`),
      ];
  }
}
