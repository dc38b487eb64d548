/**
 * Writes src/chat/i18n/message-keys.ts: every message of the English catalogue with the arguments it takes.
 * Run by `npm run text`; a test fails when the file is behind.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Message, parse, Visitor } from '@fluent/syntax';

const root = new URL('..', import.meta.url);

/** The source of keys.ts for a catalogue. */
export function renderMessageKeys(source: string): string {
  const entries = parse(source, {}).body.filter(
    (entry): entry is Message => entry.type === 'Message',
  );
  const lines = entries.map((entry) => {
    const names = argumentNames(entry);
    const type = names.length
      ? `{ ${names.map((n) => `readonly ${n}: MessageValue`).join('; ')} }`
      : 'null';
    return `  readonly '${entry.id.name}': ${type};`;
  });
  return `// Written by scripts/message-keys.ts from en.ftl; not to be edited.

export type MessageValue = string | number;

/** Every message of the catalogue with the arguments it takes; null for none. */
export interface MessageArguments {
${lines.join('\n')}
}

export type MessageKey = keyof MessageArguments;

/** Messages that take no arguments. */
export type PlainMessageKey = {
  [Key in MessageKey]: MessageArguments[Key] extends null ? Key : never;
}[MessageKey];
`;
}

function argumentNames(message: Message): string[] {
  const names = new Set<string>();
  class Names extends Visitor {
    override visitVariableReference(node: { id: { name: string } }) {
      names.add(node.id.name);
    }
  }
  new Names().visit(message);
  return [...names];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const source = readFileSync(new URL('src/chat/i18n/en.ftl', root), 'utf8');
  writeFileSync(new URL('src/chat/i18n/message-keys.ts', root), renderMessageKeys(source));
}
