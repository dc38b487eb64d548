import type { ChatMember, ChatMemberUpdated } from 'grammy/types';
import { expect, test } from 'vitest';
import { toMembershipEvent } from '../../../../src/telegram/inbound/platform-events.ts';

const user = { id: 7, is_bot: true, first_name: 'MediaNest' };
const group = { id: -4100, type: 'group', title: 'Club' } as const;
const member: ChatMember = { status: 'member', user };

/** The update about a bot with the given status in a group. */
function standing(bot: Pick<ChatMember, 'status'> & { is_member?: boolean }): ChatMemberUpdated {
  const now = { ...member, ...bot } as ChatMember;
  return { chat: group, from: user, date: 0, old_chat_member: member, new_chat_member: now };
}

test.each([
  ['joined', { status: 'member' }],
  ['joined', { status: 'administrator' }],
  ['joined', { status: 'creator' }],
  ['joined', { status: 'restricted', is_member: true }],
  ['left', { status: 'restricted', is_member: false }],
  ['left', { status: 'left' }],
  ['left', { status: 'kicked' }],
] as const)('a bot has %s a group in which it is %j', (kind, bot) => {
  expect(toMembershipEvent(standing(bot))).toEqual({ kind, platformSpaceId: '-4100' });
});
