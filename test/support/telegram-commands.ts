import { type Command, defineCommand } from '../../src/chat/command.ts';
import { toast } from '../../src/chat/reply.ts';

const request = defineCommand({
  name: 'request',
  summary: 'command-request',
  options: {
    title: { kind: 'text', summary: 'option-title', isRequired: true, suggest: async () => [] },
    '4k': { kind: 'flag', summary: 'option-4k', isRequired: false },
  },
  actions: [],
  run: async () => toast(''),
});

const requests = defineCommand({
  name: 'requests',
  summary: 'command-requests',
  options: { page: { kind: 'count', summary: 'option-page', isRequired: false, max: 9999 } },
  actions: [],
  run: async () => toast(''),
});

const help = defineCommand({
  name: 'help',
  summary: 'command-help',
  options: {},
  actions: [],
  run: async () => toast(''),
});

/** Commands with one option of each kind, for Telegram-only tests. */
export const telegramCommands: readonly Command[] = [request, requests, help];
