import type { MediaType } from '../titles/title.ts';
import type { Account } from './account.ts';

/** The Overseerr permission bits that the bot uses (server/lib/permissions.ts of Seerr 3.1). */
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
  manageIssues: 1048576,
  viewIssues: 2097152,
  createIssues: 4194304,
} as const satisfies Record<string, number>;

/** A permission of an account by its name in the table. */
export type PermissionName = keyof typeof permission;

/** The names of the permissions that an account has, an admin's first. */
export function listPermissions(bits: number): readonly PermissionName[] {
  const isName = (name: string): name is PermissionName => Object.hasOwn(permission, name);
  return Object.keys(permission)
    .filter(isName)
    .filter((name) => (bits & permission[name]) !== 0);
}

/** What an account is allowed to do on its server. */
export interface Rights {
  readonly canRequest: (mediaType: MediaType, is4k: boolean) => boolean;
  /** Whether the account's requests are approved automatically. */
  readonly isAutoApproved: (mediaType: MediaType, is4k: boolean) => boolean;
  readonly canManageRequests: boolean;
  /** Whether they may request for other users of the server. */
  readonly canRequestForOthers: boolean;
  readonly canRequestAdvanced: boolean;
  readonly canSeeOthers: boolean;
  readonly canReportIssues: boolean;
  /** Whether they may comment on, resolve, and reopen the issues of others. */
  readonly canManageIssues: boolean;
  /** Whether they may see the issues of others. */
  readonly canSeeIssues: boolean;
}

/** The rights of an account's users. A blocked account gives them none. */
export function toAccountRights({ permissions, isBlocked }: Account): Rights {
  return toRights(isBlocked ? 0 : permissions);
}

/** Reads the permission bits of an Overseerr account. An admin is allowed to do everything. */
export function toRights(bits: number): Rights {
  const has = (...permissionBits: number[]) =>
    (bits & permission.admin) !== 0 || permissionBits.some((bit) => (bits & bit) !== 0);
  const canManageRequests = has(permission.manageRequests);
  const canManageIssues = has(permission.manageIssues);
  const byMediaType = (both: number, movie: number, tv: number) => ({
    movie: has(both, movie),
    tv: has(both, tv),
  });
  const standard = byMediaType(permission.request, permission.requestMovie, permission.requestTv);
  const in4k = byMediaType(permission.request4k, permission.request4kMovie, permission.request4kTv);
  const autoApproveStandard = byMediaType(
    permission.autoApprove,
    permission.autoApproveMovie,
    permission.autoApproveTv,
  );
  const autoApproveIn4k = byMediaType(
    permission.autoApprove4k,
    permission.autoApprove4kMovie,
    permission.autoApprove4kTv,
  );
  return {
    canRequest: (mediaType, is4k) => (is4k ? in4k[mediaType] : standard[mediaType]),
    isAutoApproved: (mediaType, is4k) =>
      canManageRequests || (is4k ? autoApproveIn4k : autoApproveStandard)[mediaType],
    canManageRequests,
    canRequestForOthers: canManageRequests && has(permission.manageUsers),
    canRequestAdvanced: canManageRequests || has(permission.requestAdvanced),
    canSeeOthers: canManageRequests || has(permission.requestView),
    canReportIssues: canManageIssues || has(permission.createIssues),
    canManageIssues,
    canSeeIssues: canManageIssues || has(permission.viewIssues),
  };
}
