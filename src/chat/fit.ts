import { cutText } from '../domain/text.ts';

/** Limits of a platform. Lengths are in UTF-16 units, as both platforms count. */
export interface Limits {
  readonly title: number;
  readonly body: number;
  readonly fields: number;
  readonly fieldName: number;
  readonly fieldValue: number;
  readonly footer: number;
  readonly total: number;
  readonly buttonLabel: number;
  readonly buttonsPerRow: number;
  readonly rows: number;
  readonly optionLabel: number;
  readonly toast: number;
}

/**
 * The limits of a message: Discord's API reference and docs/chat-platforms.md, "Discord limits that the schema does not
 * state" and "Telegram limits". Where Telegram has no limit, these keep a card readable on a phone.
 */
export const limits = {
  discord: {
    title: 256,
    body: 4096,
    fields: 25,
    fieldName: 256,
    fieldValue: 1024,
    footer: 2048,
    total: 6000,
    buttonLabel: 80,
    buttonsPerRow: 5,
    rows: 5,
    optionLabel: 100,
    toast: 2000,
  },
  telegram: {
    title: 300,
    body: 3000,
    fields: 25,
    fieldName: 100,
    fieldValue: 600,
    footer: 300,
    total: 4096,
    buttonLabel: 60,
    buttonsPerRow: 4,
    rows: 30,
    optionLabel: 60,
    toast: 200,
  },
} as const satisfies Record<string, Limits>;

/** Like `cutText`, but cuts after a word if one ends nearby. */
export function cutAtWord(text: string, max: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= max) return flat;
  const head = cutText(flat, max);
  const space = head.lastIndexOf(' ');
  return space > max * 0.6 ? `${head.slice(0, space).replace(/[.,;:–-]+$/, '')}…` : head;
}
