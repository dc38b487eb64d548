import { expect, it } from 'vitest';
import { updateMessage } from '../../../../src/chat/reply.ts';
import { createInteractionHandler } from '../../../../src/discord/inbound/interaction-handler.ts';
import { createPendingResponses } from '../../../../src/discord/outbound/pending-responses.ts';
import { noLog } from '../../../../src/ports/log.ts';

const unused = () => Promise.reject(new Error('not used'));

/** A press on a message that only one person sees. */
const press = {
  type: 3,
  id: '1310000000000000001',
  application_id: '1',
  token: 'token of the press',
  channel_id: '2',
  user: { id: '3', username: 'mia' },
  message: { id: '4', flags: 64 },
  data: { custom_id: 'request:1' },
};

it('an update is told that it is shown once edits of its message no longer wait for it', async () => {
  const pendingResponses = createPendingResponses();
  const isFree: boolean[] = [];
  const reply = updateMessage({ tone: 'neutral', lines: [] }, async () => {
    isFree.push(await pendingResponses.waitFor(press.token, 0));
    isFree.push(await pendingResponses.waitFor(press.message.id, 0));
  });
  const now = new Date('2026-11-23T12:00:00Z');
  const handler = createInteractionHandler({
    dispatch: {
      press: async () => {
        expect(await pendingResponses.waitFor(press.token, 0)).toBe(false);
        return reply;
      },
      opensForm: () => false,
      command: unused,
      submit: unused,
      suggest: unused,
    },
    responder: { respond: (_, replied) => replied, acknowledge: unused },
    pendingResponses,
    guildNames: new Map(),
    time: () => ({ now, discordNow: now }),
    log: noLog,
    suggestTimeoutMs: 100,
  });
  await handler.handle(press);
  expect(isFree).toEqual([true, true]);
});
