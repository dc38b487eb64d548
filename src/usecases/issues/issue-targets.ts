import type { ServiceId } from '../../domain/id.ts';
import type { Issue } from '../../domain/issues/issue.ts';
import type { NewsAudience } from '../../domain/issues/issue-card.ts';
import type { Recipient } from '../../domain/notifications/recipient.ts';
import { type Place, toDirectPlace } from '../../domain/place.ts';
import type { PreferenceRepository } from '../../ports/accounts/preference-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { ApprovalPlaces } from '../approvals/approval-places.ts';
import type { ApprovalTarget } from '../approvals/approvers.ts';
import { createNotificationAddress, toOpenOrigin } from '../notifications/notification-address.ts';

/** A message that people should get. */
export interface IssueTarget {
  readonly place: Place;
  readonly locale: string;
  readonly recipients: readonly Recipient[];
}

export type IssueTargets = ReturnType<typeof createIssueTargets>;

/** Where messages about issues go. */
export function createIssueTargets(deps: {
  readonly users: Pick<UserRepository, 'listChatAccounts' | 'listIssueManagers'>;
  readonly preferences: Pick<PreferenceRepository, 'getPreferences'>;
  readonly approvalPlaces: ApprovalPlaces;
}) {
  const { users, approvalPlaces } = deps;
  const findAddress = createNotificationAddress(deps);

  return {
    /** Where those who manage issues see them: where approvers see requests, or in their private chats. */
    listManagers,

    /** The private chats of those who manage issues. */
    listPrivateChats: async ({ serviceId }: Issue): Promise<IssueTarget[]> =>
      (await listPrivateChats(serviceId)).map(toTarget),

    /** Whom news are for. Nobody gets them in a private chat who has made them: the reporter may manage issues. */
    async listAudience(issue: Issue, audience: NewsAudience): Promise<IssueTarget[]> {
      if (audience === 'managers') {
        const own = issue.userId ? await users.listChatAccounts(issue.userId) : [];
        const isOwn = ({ kind, platform, address }: Place) =>
          kind === 'direct' &&
          own.some((chat) => chat.platform === platform && chat.platformUserId === address);
        return (await listManagers(issue)).filter(({ place }) => !isOwn(place));
      }
      if (!issue.userId) return [];
      const address = await findAddress(issue.userId, issue.source, toOpenOrigin(issue));
      if (!address) return [];
      const { platform, platformUserId, name } = address.account;
      const recipients = [{ platform, platformUserId, name }];
      return [{ place: address.place, locale: issue.locale, recipients }];
    },
  };

  async function listManagers({ spaceId, serviceId }: Issue): Promise<IssueTarget[]> {
    const places = await approvalPlaces.list(spaceId);
    return (places.length > 0 ? places : await listPrivateChats(serviceId)).map(toTarget);
  }

  async function listPrivateChats(serviceId: ServiceId): Promise<ApprovalTarget[]> {
    const managers = await users.listIssueManagers(serviceId);
    return managers.map(({ locale, ...chat }) => ({ place: toDirectPlace(chat), locale }));
  }
}

function toTarget({ place, locale }: ApprovalTarget): IssueTarget {
  return { place, locale: locale ?? 'en', recipients: [] };
}
