import { createFakeTelegram, type SeenMessage } from '../../fakes/telegram/server.ts';
import { type ChatPerson, type ShownMessage, type StormPlatform, waitFor } from './chat-person.ts';
import type { StormMessage } from './fakes-protocol.ts';

/** People in private chats with the bot. The first one is an approver. */
export async function createTelegramPeople(names: readonly string[]): Promise<StormPlatform> {
  const fake = await createFakeTelegram({ validate: false });
  const chats: number[] = [];
  const people = names.map((name, index): ChatPerson => {
    const chat = fake.world.privateChat(
      fake.world.addUser({ firstName: name, languageCode: 'en' }),
    );
    chats.push(chat);
    const user = fake.as(chat);

    /** The message that was pressed, changed, or a newer one. */
    function waitForAnswer(
      isAnswer: (messageId: number) => boolean,
      check: (message: ShownMessage) => boolean,
      what: string,
    ): Promise<ShownMessage> {
      return waitFor(() => {
        const answers = fake.botMessages(chat).filter(({ message_id: id }) => isAnswer(id));
        return answers.map(toShown).find(check);
      }, what);
    }

    return {
      name,
      platform: 'telegram',
      platformUserId: `${chat}`,
      isApprover: index === 0,
      command(command, text, check) {
        const { message_id: from } = user.say(
          chat,
          `/${command}${text === null ? '' : ` ${text}`}`,
        );
        return waitForAnswer((id) => id > from, check, `/${command}`);
      },
      fillIn: null,
      press(on, buttonId, check) {
        const [verb = ''] = buttonId.split(':');
        const pressed = Number(on.messageId);
        const newest = fake.messages(chat).at(-1)?.message_id ?? pressed;
        user.press(chat, pressed, buttonId);
        return waitForAnswer((id) => id === pressed || id > newest, check, verb);
      },
    };
  });

  return {
    people,
    env: { TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_URL: fake.apiUrl },
    // Telegram takes one message a second in a chat: its approver asks with /pending instead.
    listOpenApprovals: () => [],
    // Everybody is in a private chat.
    listVotable: () => [],
    messages: () =>
      chats.flatMap((chat) =>
        fake.botMessages(chat).map((message): StormMessage => {
          return { ...toShown(message), platform: 'telegram', tokens: [], isUnprompted: null };
        }),
      ),
  };
}

function toShown({ chat, message_id: id, text = '', reply_markup: markup }: SeenMessage) {
  return {
    chat: `${chat.id}`,
    messageId: `${id}`,
    text: text.replace(/[\u200b\u2060\u2068\u2069]/g, ''),
    buttons: (markup?.inline_keyboard ?? [])
      .flat()
      .flatMap(({ callback_data: data }) => (data === undefined ? [] : [data])),
  };
}
