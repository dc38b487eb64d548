import type { Message } from 'grammy/types';
import { LRUCache } from 'lru-cache';
import type { Command } from '../chat/command.ts';
import type { Form } from '../chat/form.ts';
import type { View } from '../chat/view.ts';
import { telegramName } from './command-line.ts';

/** What a question is for. */
export type Purpose =
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'form'; readonly submit: string; readonly fields: readonly string[] };

type Asked = Pick<Message, 'chat' | 'from'>;

/** Questions the bot has asked, and which message answers them. */
export interface Questions {
  asked(who: Asked, purpose: Purpose): void;
  /** What this message answers; null when it answers none. */
  answered(message: Message): Purpose | null;
  drop(who: Asked): void;
}

/**
 * A reply to a question says by the question's heading what it is for: that works after a restart and in groups.
 * In a private chat the next text is an answer too, as long as this process remembers the question.
 */
export function createQuestions(botId: number): Questions {
  const open = new LRUCache<string, Purpose>({ max: 10_000, ttl: 3_600_000 });
  return {
    asked(who, purpose) {
      open.set(keyOf(who), purpose);
    },
    answered(message) {
      const { reply_to_message: question, chat } = message;
      const pending = chat.type === 'private' ? (open.get(keyOf(message)) ?? null) : null;
      open.delete(keyOf(message));
      return (question?.from?.id === botId && purposeOf(question)) || pending;
    },
    drop(who) {
      open.delete(keyOf(who));
    },
  };
}

/** The question for what a command lacks. */
export function commandQuestion(command: Command, what: string, how: string): View {
  return {
    tone: 'neutral',
    lines: [[{ bold: `/${telegramName(command)}` }], [what], [{ quiet: how }]],
  };
}

/** The question that a form becomes; with several fields each is a line of the answer. */
export function formQuestion({ title, fields, submit }: Form, how: string): View {
  const names = fields.map(({ name }) => name).join(',');
  return {
    tone: 'neutral',
    title,
    url: `${headingUrl}${encodeURIComponent(submit)}&fields=${encodeURIComponent(names)}`,
    lines: [...fields.map(({ label }) => [label]), [{ quiet: how }]],
  };
}

/** The answer to a form, taken apart: a line each, all the rest to the last. */
export function readForm(names: readonly string[], text: string): Record<string, string> {
  const lines = text.split('\n');
  return Object.fromEntries(
    names.map((name, index) => {
      const isLast = index === names.length - 1;
      return [name, (isLast ? lines.slice(index).join('\n') : (lines[index] ?? '')).trim()];
    }),
  );
}

/** The heading of a form's question leads nowhere in particular; its address carries the purpose. */
const headingUrl = 'https://telegram.org/?form=';

function purposeOf(question: Pick<Message, 'text' | 'entities'>): Purpose | null {
  const name = /^\/([a-z0-9_]+)\n/.exec(question.text ?? '')?.[1];
  if (name) return { kind: 'command', name };
  for (const entity of question.entities ?? []) {
    if (entity.type !== 'text_link' || !entity.url.startsWith(headingUrl)) continue;
    const { searchParams } = new URL(entity.url);
    const fields = (searchParams.get('fields') ?? '').split(',');
    return { kind: 'form', submit: searchParams.get('form') ?? '', fields };
  }
  return null;
}

function keyOf({ chat, from }: Asked): string {
  return `${chat.id}:${from?.id}`;
}
