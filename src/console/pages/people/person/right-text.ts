import type { PermissionName } from '../../../../domain/accounts/permission.ts';
import type { PlainMessageKey, Translate } from '../../../texts/texts.ts';

const keys = {
  admin: 'people-right-admin',
  manageUsers: 'people-right-manage-users',
  manageRequests: 'people-right-manage-requests',
  request: 'people-right-request',
  autoApprove: 'people-right-auto-approve',
  autoApproveMovie: 'people-right-auto-approve-movie',
  autoApproveTv: 'people-right-auto-approve-tv',
  request4k: 'people-right-request-4k',
  request4kMovie: 'people-right-request-4k-movie',
  request4kTv: 'people-right-request-4k-tv',
  requestAdvanced: 'people-right-request-advanced',
  requestView: 'people-right-request-view',
  autoApprove4k: 'people-right-auto-approve-4k',
  autoApprove4kMovie: 'people-right-auto-approve-4k-movie',
  autoApprove4kTv: 'people-right-auto-approve-4k-tv',
  requestMovie: 'people-right-request-movie',
  requestTv: 'people-right-request-tv',
  manageIssues: 'people-right-manage-issues',
  viewIssues: 'people-right-view-issues',
  createIssues: 'people-right-create-issues',
} as const satisfies Record<PermissionName, PlainMessageKey>;

/** A permission of an account in words; the name itself if it is unknown here. */
export function rightText(t: Translate, name: string): string {
  const isKnown = (each: string): each is PermissionName => Object.hasOwn(keys, each);
  return isKnown(name) ? t(keys[name]) : name;
}
