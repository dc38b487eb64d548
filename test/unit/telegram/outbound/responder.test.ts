import type { CallbackQuery } from 'grammy/types';
import { expect, it } from 'vitest';
import { loadTranslations } from '../../../../src/chat/i18n/translations.ts';
import { updateMessage } from '../../../../src/chat/reply.ts';
import { textView } from '../../../../src/chat/view.ts';
import { createResponder } from '../../../../src/telegram/outbound/responder.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const query: CallbackQuery = {
  id: '1',
  from: { id: 5, is_bot: false, first_name: 'Una' },
  chat_instance: '1',
  message: {
    message_id: 178,
    date: 1_764_000_000,
    chat: { id: 5, type: 'private', first_name: 'Una' },
  },
};

it('says that an update is shown when the message was edited', async () => {
  const steps: string[] = [];
  const { log } = createRecordingLog();
  const responder = createResponder({
    messagePublisher: {
      edit: async () => void steps.push('edited'),
      async post() {
        throw new Error('nothing is posted');
      },
      recordMove: async () => undefined,
    },
    questions: {
      remember: () => undefined,
      takePurpose: () => null,
      forget: () => undefined,
    },
    translations: loadTranslations(),
    clock: () => new Date('2026-11-29T08:00:00Z'),
    log,
  });
  const reply = updateMessage(textView('Queued'), async () => steps.push('shown'));
  await responder.replyToPress(query, reply, { send: async () => true });
  expect(steps).toEqual(['edited', 'shown']);
});
