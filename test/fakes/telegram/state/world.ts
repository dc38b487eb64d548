import { allRights, bannedMember, changeMember, ordinaryMember } from './member.ts';
import { announce, openTopic } from './message.ts';
import { findUser, getAccount, getRoom, type Rights, type Room, type State } from './state.ts';

export interface UserOptions {
  readonly id?: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
  readonly blockedBot?: boolean;
}

export interface GroupOptions {
  readonly id?: number;
  readonly title: string;
  /** A group with topics; always a supergroup. */
  readonly forum?: boolean;
  /** Defaults to a supergroup for a forum and to a basic group otherwise. */
  readonly kind?: 'group' | 'supergroup';
  /** On by default: the bot sees only commands, replies to it and service messages only. */
  readonly privacyMode?: boolean;
  readonly members?: readonly number[];
  readonly owner?: number;
  readonly admins?: readonly (number | 'bot')[];
  /** Whether the bot is in the group; true by default. */
  readonly bot?: boolean;
}

/** Sets up the state. `add…` and `privateChat` send no updates to the bot; the others do. */
export interface World {
  addUser(options: UserOptions): number;
  /** The private chat of a person who has pressed Start; its id is the person's. */
  privateChat(userId: number): number;
  addGroup(options: GroupOptions): number;
  addTopic(groupId: number, name: string): number;
  closeTopic(groupId: number, topicId: number): void;
  deleteTopic(groupId: number, topicId: number): void;
  addMember(groupId: number, userId: number): void;
  removeMember(groupId: number, userId: number): void;
  addBot(groupId: number, byUserId: number): void;
  /** Removed by a member, or (`left`) gone together with the group. */
  removeBot(groupId: number, byUserId: number, status?: 'kicked' | 'left'): void;
  setAdmin(groupId: number, who: number | 'bot', rights?: Partial<Rights>): void;
  removeAdmin(groupId: number, who: number | 'bot'): void;
  /** Turns a basic group into a supergroup; the old id is dead from now on. */
  migrate(groupId: number): number;
}

/** Deliberately larger than 32 bits, like real IDs. */
const firstUserId = 5_000_000_001;
const firstGroupNumber = 4_100_001;
const firstSupergroupNumber = 1_002_000_000_001;

export function createWorld(state: State): World {
  const idOf = (who: number | 'bot') => (who === 'bot' ? state.bot.id : who);
  const someone = (room: Room) =>
    [...room.members.keys()].find((id) => id !== state.bot.id) ?? state.bot.id;
  const newGroupId = (kind: 'group' | 'supergroup') =>
    kind === 'group'
      ? -state.nextId('groups', firstGroupNumber)
      : -state.nextId('supergroups', firstSupergroupNumber);
  const setMembership = (
    groupId: number,
    who: number,
    membership: Parameters<typeof changeMember>[2]['membership'],
    by?: number,
  ) => {
    const room = groupOf(state, groupId);
    changeMember(state, room, { userId: who, byUserId: by ?? someone(room), membership });
    return room;
  };
  const join = (groupId: number, who: number, by: number) => {
    const room = setMembership(groupId, who, ordinaryMember, by);
    const user = findUser(state, who);
    if (user !== undefined) {
      announce(state, room, { from: findUser(state, by), new_chat_members: [user] });
    }
  };

  return {
    addUser(options) {
      const id = options.id ?? state.nextId('users', firstUserId);
      state.accounts.set(id, {
        user: {
          id,
          is_bot: false,
          first_name: options.firstName,
          last_name: options.lastName,
          username: options.username,
          language_code: options.languageCode,
        },
        hasStarted: options.blockedBot ?? false,
        hasBlocked: options.blockedBot ?? false,
      });
      if (options.blockedBot) openPrivateRoom(state, id);
      return id;
    },
    privateChat(userId) {
      getAccount(state, userId).hasStarted = true;
      openPrivateRoom(state, userId);
      return userId;
    },
    addGroup(options) {
      const kind = options.kind ?? (options.forum ? 'supergroup' : 'group');
      if (options.forum && kind === 'group') throw new Error('a forum is a supergroup');
      const id = options.id ?? newGroupId(kind);
      const room: Room = {
        chat: { id, type: kind, title: options.title, is_forum: options.forum ? true : undefined },
        hasPrivacy: options.privacyMode ?? true,
        members: new Map(),
        topics: new Map(),
        entries: new Map(),
        migratedTo: undefined,
      };
      state.rooms.set(id, room);
      if (options.bot ?? true) room.members.set(state.bot.id, ordinaryMember);
      for (const member of options.members ?? []) {
        getAccount(state, member);
        room.members.set(member, ordinaryMember);
      }
      for (const admin of options.admins ?? []) {
        room.members.set(idOf(admin), { status: 'administrator', rights: allRights });
      }
      if (options.owner !== undefined) {
        getAccount(state, options.owner);
        room.members.set(options.owner, { status: 'creator', rights: allRights });
      }
      return id;
    },
    addTopic(groupId, name) {
      const room = forumOf(state, groupId);
      return openTopic(state, room, { name, byUserId: someone(room), color: 7_322_096 });
    },
    closeTopic(groupId, topicId) {
      const room = forumOf(state, groupId);
      const topic = room.topics.get(topicId);
      if (topic === undefined) throw new Error(`there is no topic ${topicId}`);
      topic.isClosed = true;
      announce(state, room, {
        from: findUser(state, someone(room)),
        message_thread_id: topicId,
        is_topic_message: true,
        forum_topic_closed: {},
      });
    },
    deleteTopic(groupId, topicId) {
      const room = forumOf(state, groupId);
      if (!room.topics.delete(topicId)) throw new Error(`there is no topic ${topicId}`);
      for (const entry of room.entries.values()) {
        if (entry.wire.message_thread_id === topicId) entry.isDeleted = true;
      }
    },
    addMember(groupId, userId) {
      getAccount(state, userId);
      join(groupId, userId, userId);
    },
    removeMember(groupId, userId) {
      const { user } = getAccount(state, userId);
      const membership = { status: 'left', rights: undefined } as const;
      const room = setMembership(groupId, userId, membership, userId);
      announce(state, room, { from: user, left_chat_member: user });
    },
    addBot: (groupId, byUserId) => join(groupId, state.bot.id, byUserId),
    removeBot(groupId, byUserId, status = 'kicked') {
      setMembership(groupId, state.bot.id, { status, rights: undefined }, byUserId);
    },
    setAdmin(groupId, who, rights) {
      setMembership(groupId, idOf(who), {
        status: 'administrator',
        rights: { ...allRights, ...rights },
      });
    },
    removeAdmin: (groupId, who) => void setMembership(groupId, idOf(who), ordinaryMember),
    migrate(groupId) {
      const old = groupOf(state, groupId);
      if (old.chat.type !== 'group') throw new Error('only a basic group can be upgraded');
      const id = newGroupId('supergroup');
      const room: Room = {
        ...old,
        chat: { ...old.chat, id, type: 'supergroup' },
        members: new Map(old.members),
        topics: new Map(),
        entries: new Map(),
      };
      state.rooms.set(id, room);
      const from = findUser(state, someone(old));
      // The bot gets an update about the supergroup, and none about leaving the group.
      const membership = room.members.get(state.bot.id);
      if (membership !== undefined) {
        room.members.delete(state.bot.id);
        const change = { userId: state.bot.id, byUserId: someone(old), membership };
        changeMember(state, room, change);
      }
      announce(state, old, { from, migrate_to_chat_id: id });
      old.migratedTo = id;
      announce(state, room, { from, migrate_from_chat_id: groupId });
      return id;
    },
  };
}

function openPrivateRoom(state: State, userId: number): void {
  if (state.rooms.has(userId)) return;
  const { user, hasBlocked } = getAccount(state, userId);
  state.rooms.set(userId, {
    chat: { id: userId, type: 'private', first_name: user.first_name, username: user.username },
    hasPrivacy: false,
    members: new Map([[state.bot.id, hasBlocked ? bannedMember : ordinaryMember]]),
    topics: new Map(),
    entries: new Map(),
    migratedTo: undefined,
  });
}

function groupOf(state: State, groupId: number): Room {
  const room = getRoom(state, groupId);
  if (room.chat.type === 'private') throw new Error(`${groupId} is a private chat`);
  if (room.migratedTo !== undefined) throw new Error(`${groupId} became ${room.migratedTo}`);
  return room;
}

function forumOf(state: State, groupId: number): Room {
  const room = groupOf(state, groupId);
  if (room.chat.is_forum !== true) throw new Error(`${groupId} has no topics`);
  return room;
}
