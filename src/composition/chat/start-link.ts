import type { ChatPlatform } from '../../chat/chat-platform.ts';
import type { Command } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';

/** Finds the address that opens a private chat with the bot on a platform; see `Context.startLink`. */
export function createStartLink(
  commands: readonly Command[],
  platforms: readonly Pick<ChatPlatform, 'name' | 'startLink'>[],
): Context['startLink'] {
  return (name, text, on) => {
    const command = commands.find((each) => each.name === name);
    if (!command) return null;
    for (const platform of platforms) {
      if (on !== undefined && platform.name !== on) continue;
      const address = platform.startLink?.(command, text);
      if (address) return address;
    }
    return null;
  };
}
