import type { CallRecord } from '../fakes/telegram/judge.ts';
import { createFakeTelegram } from '../fakes/telegram/server.ts';
import { type Arrival, createArrivals } from './arrivals.ts';
import { type Crowd, isApproved, isConfirmed } from './crowd.ts';

/** People in private chats with the bot. */
export async function createTelegramCrowd(setup: { readonly people: number }): Promise<Crowd> {
  const fake = await createFakeTelegram({ judge: false });
  const ids = Array.from({ length: setup.people }, (_, person) => {
    const id = fake.world.addUser({ firstName: `Person ${person}`, languageCode: 'en' });
    return fake.world.privateChat(id);
  });
  let taken = 0;
  let unanswered: CallRecord[] = [];
  const arrivals = createArrivals(() => {
    const fresh = fake.calls.slice(taken).filter(({ method }) => method !== 'getUpdates');
    taken = fake.calls.length;
    const open = [...unanswered, ...fresh];
    // A message is known by the number that its answer gives it.
    unanswered = open.filter(({ answer }) => answer === undefined);
    return open.filter(({ answer }) => answer !== undefined).map(toArrival);
  });

  return {
    env: { TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_URL: fake.apiUrl, PUBLIC_CARDS: 'false' },
    conditions: "the bot's own pace of 28 calls a second on, private chats",
    profileOf: (person) => ({ telegramChatId: `${idOf(person)}` }),
    async open(person, tmdbId) {
      const id = idOf(person);
      const someone = fake.as(id);
      const at = Date.now();
      const { message_id: from } = someone.say(id, `/request movie:${tmdbId}`);
      const shown = await arrivals.next(`chat:${id}`, ({ text, what }) => {
        return Number(what) > from && buttonIn(text()) !== null;
      });
      const messageId = Number(shown.what);
      const button = buttonIn(shown.text()) ?? '';
      return {
        person,
        tmdbId,
        ackMs: shown.at - at,
        cardMs: shown.at - at,
        press() {
          const at = Date.now();
          const { queryId } = someone.press(id, messageId, button);
          const says = (check: (text: string) => boolean) =>
            moment(arrivals.next(`edit:${id}:${messageId}`, ({ text }) => check(text())));
          return {
            at,
            acknowledged: moment(arrivals.next(`query:${queryId}`, () => true)),
            confirmed: says(isConfirmed),
            get approved() {
              return says(isApproved);
            },
          };
        },
      };
    },
    complaints: () =>
      fake.verdicts.map(({ rule, method, detail }) => `${method}: ${rule} ${detail}`),
    async stop() {
      arrivals.stop();
      await fake.stop();
    },
  };

  function idOf(person: number): number {
    const id = ids[person];
    if (!id) throw new Error(`there is no person ${person}`);
    return id;
  }
}

function toArrival({ method, parameters, answer, at }: CallRecord): Arrival {
  const { chat_id: chat, message_id: message, callback_query_id: query } = parameters;
  const isEdit = method.startsWith('edit');
  const key = query ? `query:${query}` : isEdit ? `edit:${chat}:${message}` : `chat:${chat}`;
  const text = JSON.stringify(parameters);
  return { key, what: sentId(answer), text: () => text, at };
}

function sentId(answer: CallRecord['answer']): string {
  if (!answer?.ok) return '';
  const { result } = answer;
  const isMessage = typeof result === 'object' && result !== null && 'message_id' in result;
  return isMessage ? `${result.message_id}` : '';
}

function buttonIn(text: string): string | null {
  return /callback_data[\\"]+:[\\"]+(ask:[\w:-]+)/.exec(text)?.[1] ?? null;
}

async function moment(coming: Promise<Arrival>): Promise<number> {
  return (await coming).at;
}
