import { defineCommand } from '../../src/chat/command.ts';
import { replyPrivately } from '../../src/chat/reply.ts';
import { titleListUses } from '../../src/chat/titles/discover/title-lists.ts';
import { openTitle, titleLists } from '../../src/chat/titles/title-actions.ts';

export default defineCommand({
  name: 'discover',
  summary: 'command-discover',
  uses: titleListUses,
  options: {},
  actions: [...titleLists.actions, openTitle],
  run: async (ctx) => replyPrivately(titleLists.menuView(ctx)),
});
