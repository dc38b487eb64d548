import { defineCommand } from '../src/chat/command.ts';
import { replyPrivately } from '../src/chat/reply.ts';
import { statusView } from '../src/chat/services/status-view.ts';

export default defineCommand({
  name: 'status',
  summary: 'command-status',
  uses: ['statusReports'],
  options: {},
  actions: [],
  async run({ useCases, actor, t }) {
    return replyPrivately(statusView(await useCases.statusReports.getStatus(actor), t));
  },
});
