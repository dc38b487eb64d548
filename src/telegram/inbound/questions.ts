import type { Message } from 'grammy/types';
import { LRUCache } from 'lru-cache';
import type { Form } from '../../chat/form.ts';
import type { Line, View } from '../../chat/view.ts';
import { toTelegramName } from './command-line.ts';

/** What the answer to a question is for. */
export type QuestionPurpose =
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'form'; readonly submit: string; readonly fields: readonly string[] };

type QuestionTarget = Pick<Message, 'chat' | 'from'>;

/** Questions that the bot has asked. */
export interface Questions {
  remember(target: QuestionTarget, purpose: QuestionPurpose): void;
  /** The purpose of the question that this message answers; null if it answers none. */
  takePurpose(message: Message): QuestionPurpose | null;
  forget(target: QuestionTarget): void;
}

/**
 * The heading of a question contains its purpose, so that replies to it work after a restart and in groups. In a
 * private chat the next text is an answer even without replying, as long as this process remembers the question.
 */
export function createQuestions(botId: number): Questions {
  const openQuestions = new LRUCache<string, QuestionPurpose>({ max: 10_000, ttl: 3_600_000 });
  return {
    remember(target, purpose) {
      openQuestions.set(toKey(target), purpose);
    },
    takePurpose(message) {
      const { reply_to_message: question, chat } = message;
      const pending = chat.type === 'private' ? (openQuestions.get(toKey(message)) ?? null) : null;
      openQuestions.delete(toKey(message));
      return (question?.from?.id === botId && readPurpose(question)) || pending;
    },
    forget(target) {
      openQuestions.delete(toKey(target));
    },
  };
}

/** Asks for the missing text of a command. `name` is the one that the person's app shows. */
export function toCommandQuestion(name: string, text: string, hint: string): View {
  return {
    tone: 'neutral',
    lines: [[{ bold: `/${toTelegramName(name)}` }], [text], toHintLine(hint)],
  };
}

/** A form as a question. Each line of the answer is for one field. */
export function toFormQuestion({ title, fields, submit }: Form, hint: string): View {
  const names = fields.map(({ name }) => name).join(',');
  return {
    tone: 'neutral',
    title,
    url: `${headingUrl}${encodeURIComponent(submit)}&fields=${encodeURIComponent(names)}`,
    lines: [...fields.map(({ label }) => [label]), toHintLine(hint)],
  };
}

/** The bot's own text, in which commands can be tapped. */
function toHintLine(hint: string): Line {
  return hint
    .split(/(\/[a-z0-9_]+)/)
    .filter(Boolean)
    .map((part) => (part.startsWith('/') ? { bold: part } : { quiet: part }));
}

/** Splits the answer to a form: one line for each field, and the rest for the last one. */
export function parseFormAnswer(names: readonly string[], text: string): Record<string, string> {
  const lines = text.split('\n');
  return Object.fromEntries(
    names.map((name, index) => {
      const isLast = index === names.length - 1;
      return [name, (isLast ? lines.slice(index).join('\n') : (lines[index] ?? '')).trim()];
    }),
  );
}

/** The heading of a form's question is a link whose query string contains the purpose. */
const headingUrl = 'https://telegram.org/?form=';

function readPurpose(question: Pick<Message, 'text' | 'entities'>): QuestionPurpose | null {
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

function toKey({ chat, from }: QuestionTarget): string {
  return `${chat.id}:${from?.id}`;
}
