import type { CallRecord } from '../fakes/telegram/http/call-handler.ts';
import { createFakeTelegram } from '../fakes/telegram/server.ts';
import { type BotCall, createBotCallObserver } from './bot-call-observer.ts';
import { type Crowd, isApproved, isConfirmed } from './crowd.ts';

/** People in private chats with the bot. */
export async function createTelegramCrowd(setup: { readonly people: number }): Promise<Crowd> {
  const calls = createBotCallObserver();
  const fake = await createFakeTelegram({
    validate: false,
    onCall(call) {
      if (call.method !== 'getUpdates') calls.add(toBotCall(call));
    },
  });
  const ids = Array.from({ length: setup.people }, (_, person) => {
    const id = fake.world.addUser({ firstName: `Person ${person}`, languageCode: 'en' });
    return fake.world.privateChat(id);
  });

  return {
    env: { TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_URL: fake.apiUrl, PUBLIC_CARDS: 'false' },
    conditions: "the bot's own limit of 28 calls a second on, private chats",
    getProfile: (person) => ({ telegramChatId: `${getUserId(person)}` }),
    async open(person, tmdbId) {
      const id = getUserId(person);
      const user = fake.as(id);
      const at = Date.now();
      const { message_id: from } = user.say(id, `/request movie:${tmdbId}`);
      const cardCall = await calls.next(`chat:${id}`, ({ text, route }) => {
        return Number(route) > from && findCallbackData(text()) !== null;
      });
      const messageId = Number(cardCall.route);
      const button = findCallbackData(cardCall.text()) ?? '';
      return {
        person,
        tmdbId,
        ackMs: cardCall.at - at,
        cardMs: cardCall.at - at,
        press() {
          const at = Date.now();
          const { queryId } = user.press(id, messageId, button);
          const waitForText = (check: (text: string) => boolean) =>
            toTime(calls.next(`edit:${id}:${messageId}`, ({ text }) => check(text())));
          return {
            at,
            acknowledged: toTime(calls.next(`query:${queryId}`, () => true)),
            confirmed: waitForText(isConfirmed),
            get approved() {
              return waitForText(isApproved);
            },
          };
        },
      };
    },
    violations: () =>
      fake.ruleViolations.map(({ rule, method, detail }) => `${method}: ${rule} ${detail}`),
    stop: () => fake.stop(),
  };

  function getUserId(person: number): number {
    const id = ids[person];
    if (!id) throw new Error(`there is no person ${person}`);
    return id;
  }
}

function toBotCall({ method, parameters, answer, at }: CallRecord): BotCall {
  const { chat_id: chat, message_id: message, callback_query_id: query } = parameters;
  const isEdit = method.startsWith('edit');
  const key = query ? `query:${query}` : isEdit ? `edit:${chat}:${message}` : `chat:${chat}`;
  const text = JSON.stringify(parameters);
  return { key, route: readMessageId(answer), text: () => text, at };
}

function readMessageId(answer: CallRecord['answer']): string {
  if (!answer?.ok) return '';
  const { result } = answer;
  const isMessage = typeof result === 'object' && result !== null && 'message_id' in result;
  return isMessage ? `${result.message_id}` : '';
}

function findCallbackData(text: string): string | null {
  return /callback_data[\\"]+:[\\"]+(request:[\w:-]+)/.exec(text)?.[1] ?? null;
}

async function toTime(call: Promise<BotCall>): Promise<number> {
  return (await call).at;
}
