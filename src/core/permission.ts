import type { MediaType } from './title.ts';

/** Overseerr's permission bits, as far as the bot asks for them (server/lib/permissions.ts of Seerr 3.1). */
export const permission = {
  admin: 2,
  manageUsers: 8,
  manageRequests: 16,
  request: 32,
  autoApprove: 128,
  autoApproveMovie: 256,
  autoApproveTv: 512,
  request4k: 1024,
  request4kMovie: 2048,
  request4kTv: 4096,
  requestAdvanced: 8192,
  requestView: 16384,
  autoApprove4k: 32768,
  autoApprove4kMovie: 65536,
  autoApprove4kTv: 131072,
  requestMovie: 262144,
  requestTv: 524288,
} as const satisfies Record<string, number>;

/** What an account may do on its service. */
export interface Rights {
  readonly request: (mediaType: MediaType, is4k: boolean) => boolean;
  /** Whether their requests need no decision. */
  readonly autoApproved: (mediaType: MediaType, is4k: boolean) => boolean;
  readonly manageRequests: boolean;
  readonly requestAdvanced: boolean;
  readonly seeOthers: boolean;
}

/** Reads the permission bits of an Overseerr account; an admin may do everything. */
export function rightsOf(bits: number): Rights {
  const has = (...wanted: number[]) =>
    (bits & permission.admin) !== 0 || wanted.some((bit) => (bits & bit) !== 0);
  const manageRequests = has(permission.manageRequests);
  const each = (both: number, movie: number, tv: number) => ({
    movie: has(both, movie),
    tv: has(both, tv),
  });
  const plain = each(permission.request, permission.requestMovie, permission.requestTv);
  const in4k = each(permission.request4k, permission.request4kMovie, permission.request4kTv);
  const atOnce = each(
    permission.autoApprove,
    permission.autoApproveMovie,
    permission.autoApproveTv,
  );
  const atOnceIn4k = each(
    permission.autoApprove4k,
    permission.autoApprove4kMovie,
    permission.autoApprove4kTv,
  );
  return {
    request: (mediaType, is4k) => (is4k ? in4k[mediaType] : plain[mediaType]),
    autoApproved: (mediaType, is4k) => manageRequests || (is4k ? atOnceIn4k : atOnce)[mediaType],
    manageRequests,
    requestAdvanced: manageRequests || has(permission.requestAdvanced),
    seeOthers: manageRequests || has(permission.requestView),
  };
}
