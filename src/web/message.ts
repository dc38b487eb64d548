import { z } from 'zod';
import type { View } from '../chat/view.ts';
import { platforms } from '../domain/place.ts';
import { render } from './render.ts';
import type { WireMessage } from './wire.ts';

const account = z.object({
  platform: z.enum(platforms),
  platformUserId: z.string(),
});
const inline = z.union([
  z.string(),
  z.object({ bold: z.string() }),
  z.object({ quiet: z.string() }),
  z.object({ link: z.string(), url: z.string() }),
  z.object({ mention: account, name: z.string() }),
  z.object({ when: z.coerce.date(), style: z.enum(['date', 'relative']) }),
]);
const line = z.array(inline);
const button = z.union([
  z.object({
    label: z.string(),
    press: z.string(),
    style: z.enum(['main', 'plain', 'danger']),
    isDisabled: z.boolean().exactOptional(),
  }),
  z.object({ label: z.string(), url: z.string() }),
]);
const option = z.object({
  value: z.string(),
  label: z.string(),
  detail: z.string().exactOptional(),
  isSelected: z.boolean(),
});
const view = z.object({
  tone: z.enum(['neutral', 'busy', 'good', 'warn', 'bad']),
  locale: z.string().exactOptional(),
  title: z.string().exactOptional(),
  url: z.string().exactOptional(),
  lines: z.array(line),
  fields: z.array(z.object({ name: z.string(), value: line })).exactOptional(),
  image: z.string().exactOptional(),
  footer: z.string().exactOptional(),
  picker: z
    .object({
      press: z.string(),
      placeholder: z.string(),
      isMultiple: z.boolean(),
      options: z.array(option),
    })
    .exactOptional(),
  buttons: z.array(z.array(button)).exactOptional(),
  mentions: z.array(account).exactOptional(),
}) satisfies z.ZodType<View>;

const messageSchema = z.object({
  number: z.number().int().positive(),
  room: z.enum(['general', 'approvals', 'direct']),
  reader: z.string().nullable(),
  command: z.object({ by: z.string(), text: z.string() }).nullable(),
  at: z.coerce.date(),
  /** Posting again with the same key finds this message. */
  idempotencyKey: z.string().nullable(),
  view,
  reactions: z.object({ yes: z.array(z.string()), no: z.array(z.string()) }),
});

/** A message as the server keeps it. Its schema is also that of the message file. */
export type Message = Readonly<Omit<z.infer<typeof messageSchema>, 'view'>> & {
  readonly view: View;
};

/** Parses the content of a message file; throws when it is not valid. */
export function readMessages(json: string): Message[] {
  return z.array(messageSchema).parse(JSON.parse(json));
}

/** A message's id: `m` and its number. */
export function toMessageId({ number }: Pick<Message, 'number'>): string {
  return `m${number}`;
}

export function toWireMessage(message: Message): WireMessage {
  const { number, room, reader, command, at, view, reactions } = message;
  return {
    id: toMessageId(message),
    number,
    room,
    reader,
    command,
    at: at.toISOString(),
    view: render(view),
    reactions,
  };
}
