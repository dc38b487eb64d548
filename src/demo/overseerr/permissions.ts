/** The permission bits of both products (docs/overseerr-api.md, "Permission bits"). */
const permissions = {
  admin: 2,
  manageSettings: 4,
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
  recentView: 67108864,
  watchlistView: 134217728,
  manageBlocklist: 268435456,
} as const;

export type Permission = keyof typeof permissions;

/** The number that the server stores for permissions. */
export function permissionBits(names: readonly Permission[]): number {
  return names.reduce((bits, name) => bits | permissions[name], 0);
}

/** Whether the bits grant any of these; ADMIN grants everything. */
export function hasAny(bits: number, names: readonly Permission[]): boolean {
  return (bits & permissions.admin) !== 0 || names.some((name) => (bits & permissions[name]) !== 0);
}

/** Whether the bits grant all of these; ADMIN grants everything. */
export function hasAll(bits: number, names: readonly Permission[]): boolean {
  return names.every((name) => hasAny(bits, [name]));
}
