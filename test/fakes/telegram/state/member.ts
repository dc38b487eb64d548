import type { Member } from '../wire/wire.ts';
import { findUser, type Membership, type Rights, type Room, type State, seconds } from './state.ts';

export const allRights: Rights = {
  canDeleteMessages: true,
  canManageTopics: true,
  canPinMessages: true,
};

export const ordinaryMember: Membership = { status: 'member', rights: undefined };
/** Removed from a group; in a private chat, blocked by the person. */
export const bannedMember: Membership = { status: 'kicked', rights: undefined };

/** A ChatMember, https://core.telegram.org/bots/api#chatmember. */
export function toMember(state: State, room: Room, userId: number): Member {
  const user = findUser(state, userId);
  if (user === undefined) throw new Error(`there is no user ${userId}`);
  const { status, rights } = room.members.get(userId) ?? { status: 'left', rights: undefined };
  if (status === 'creator') return { user, status, is_anonymous: false };
  if (status === 'kicked') return { user, status, until_date: 0 };
  if (status !== 'administrator') return { user, status };
  return {
    user,
    status,
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: rights?.canDeleteMessages ?? false,
    can_manage_video_chats: false,
    can_restrict_members: false,
    can_promote_members: false,
    can_change_info: false,
    can_invite_users: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
    can_pin_messages: rights?.canPinMessages ?? false,
    can_manage_topics: rights?.canManageTopics ?? false,
  };
}

/** Changes the status of a member and informs the bot as Telegram does: always about itself, about others as administrator. */
export function changeMember(
  state: State,
  room: Room,
  change: { readonly userId: number; readonly byUserId: number; readonly membership: Membership },
): void {
  const before = toMember(state, room, change.userId);
  const by = findUser(state, change.byUserId);
  room.members.set(change.userId, change.membership);
  const after = toMember(state, room, change.userId);
  if (by === undefined || before.status === after.status) return;
  const update = {
    chat: room.chat,
    from: by,
    date: seconds(state),
    old_chat_member: before,
    new_chat_member: after,
  };
  if (change.userId === state.bot.id) state.delivery.push('my_chat_member', update);
  else if (room.members.get(state.bot.id)?.status === 'administrator') {
    state.delivery.push('chat_member', update);
  }
}
