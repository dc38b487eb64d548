import type { z } from 'zod';
import type {
  inlineKeyboard,
  linkPreview,
  messageEntity,
  reactionType,
  replyMarkup,
} from './schema.ts';

/** The parts of Telegram's objects that this server returns, in Telegram's spelling. */

export type MessageEntity = z.infer<typeof messageEntity>;
export type InlineKeyboard = z.infer<typeof inlineKeyboard>;
export type ReplyMarkup = z.infer<typeof replyMarkup>;
export type LinkPreview = z.infer<typeof linkPreview>;
export type Reaction = z.infer<typeof reactionType>;

export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string | undefined;
  readonly username?: string | undefined;
  readonly language_code?: string | undefined;
}

export interface Chat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title?: string | undefined;
  readonly first_name?: string | undefined;
  readonly username?: string | undefined;
  readonly is_forum?: true | undefined;
}

export interface Photo {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly width: number;
  readonly height: number;
}

/** A file the bot sent, by URL or upload. */
export interface Document {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_name?: string | undefined;
  readonly file_size?: number | undefined;
}

export interface Message {
  readonly message_id: number;
  readonly date: number;
  readonly chat: Chat;
  readonly from?: User | undefined;
  /** The chat that the message was sent on behalf of: the group itself for anonymous admins. */
  readonly sender_chat?: Chat | undefined;
  readonly message_thread_id?: number | undefined;
  readonly is_topic_message?: true | undefined;
  readonly reply_to_message?: Message | undefined;
  readonly via_bot?: User | undefined;
  readonly forward_origin?:
    | { readonly type: 'user'; readonly sender_user: User; readonly date: number }
    | undefined;
  readonly edit_date?: number | undefined;
  readonly text?: string | undefined;
  readonly entities?: readonly MessageEntity[] | undefined;
  readonly caption?: string | undefined;
  readonly caption_entities?: readonly MessageEntity[] | undefined;
  readonly link_preview_options?: LinkPreview | undefined;
  readonly reply_markup?: InlineKeyboard | undefined;
  readonly photo?: readonly Photo[] | undefined;
  readonly document?: Document | undefined;
  readonly new_chat_members?: readonly User[] | undefined;
  readonly left_chat_member?: User | undefined;
  readonly migrate_to_chat_id?: number | undefined;
  readonly migrate_from_chat_id?: number | undefined;
  readonly pinned_message?: Message | undefined;
  readonly forum_topic_created?: { readonly name: string; readonly icon_color: number } | undefined;
  readonly forum_topic_edited?: { readonly name?: string | undefined } | undefined;
  readonly forum_topic_closed?: Record<string, never> | undefined;
  readonly forum_topic_reopened?: Record<string, never> | undefined;
}

/** The update types of this server, named as in `allowed_updates`. */
export interface Updates {
  readonly message: Message;
  readonly edited_message: Message;
  readonly callback_query: CallbackQuery;
  readonly inline_query: InlineQuery;
  readonly chosen_inline_result: ChosenInlineResult;
  readonly message_reaction: MessageReaction;
  readonly my_chat_member: MemberChange;
  readonly chat_member: MemberChange;
}

export type Update = { readonly update_id: number } & Partial<Updates>;

export interface CallbackQuery {
  readonly id: string;
  readonly from: User;
  readonly chat_instance: string;
  readonly data: string;
  readonly message?: Message | undefined;
  readonly inline_message_id?: string | undefined;
}

export interface InlineQuery {
  readonly id: string;
  readonly from: User;
  readonly query: string;
  readonly offset: string;
  readonly chat_type: 'sender' | 'private' | 'group' | 'supergroup';
}

export interface ChosenInlineResult {
  readonly result_id: string;
  readonly from: User;
  readonly query: string;
  readonly inline_message_id?: string | undefined;
}

export interface MessageReaction {
  readonly chat: Chat;
  readonly message_id: number;
  readonly user: User;
  readonly date: number;
  readonly old_reaction: readonly Reaction[];
  readonly new_reaction: readonly Reaction[];
}

export interface MemberChange {
  readonly chat: Chat;
  readonly from: User;
  readonly date: number;
  readonly old_chat_member: Member;
  readonly new_chat_member: Member;
}

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

export type Member = { readonly user: User; readonly status: MemberStatus } & Readonly<
  Record<string, unknown>
>;
