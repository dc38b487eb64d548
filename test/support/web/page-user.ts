import { expect } from 'vitest';
import type { WireAnswer, WireMessage, WireRoom, WireWelcome } from '../../../src/web/wire.ts';
import { waitUntil } from '../wait-until.ts';

/** A person of the demo, who does over HTTP what the page does for them. */
export interface PageUser {
  /** Sends a command, and returns the message that answers it. */
  command(name: string, options: Options, room?: WireRoom): Promise<WireMessage>;
  /** Presses the button or picks from the list whose ID matches `verb`. */
  press(message: WireMessage, verb: string, values?: readonly string[]): Promise<WireAnswer>;
  /** Sends the form that a press has opened. */
  submit(
    message: WireMessage,
    { form }: WireAnswer,
    fields: Readonly<Record<string, string>>,
  ): Promise<void>;
  /** Waits for a message that this person sees, with all of these words; the newest one. */
  waitFor(...words: readonly string[]): Promise<WireMessage>;
  /** How many messages with all of these words this person sees. */
  count(...words: readonly string[]): Promise<number>;
}

type Options = Readonly<Record<string, string | boolean>>;

/** Acts as a person of the demo at this address. */
export function createPageUser(url: string, as: string): PageUser {
  const toText = (message: WireMessage) => JSON.stringify(message.view);
  const findAll = async (words: readonly string[]) =>
    (await readMessages(url, as)).filter((message) =>
      words.every((each) => toText(message).includes(JSON.stringify(each).slice(1, -1))),
    );
  const waitFor = async (...words: readonly string[]): Promise<WireMessage> => {
    let found: WireMessage | undefined;
    await waitUntil(
      async () => {
        found = (await findAll(words)).at(-1);
        return found !== undefined;
      },
      `a message with ${words.join(', ')} for ${as}`,
    );
    if (!found) throw new Error('unreachable');
    return found;
  };
  return {
    waitFor,
    count: async (...words) => (await findAll(words)).length,
    async command(name, options, room = 'general') {
      const before = (await readMessages(url, as)).at(-1)?.number ?? 0;
      const text = `/${name}`;
      await post(url, 'command', { as, room, name, options, text });
      let answer: WireMessage | undefined;
      await waitUntil(async () => {
        answer = (await readMessages(url, as)).find(
          ({ number, command }) => number > before && command?.text === text,
        );
        return answer !== undefined;
      }, `an answer to ${text}`);
      if (!answer) throw new Error('unreachable');
      return answer;
    },
    press: (message, verb, values = []) =>
      post(url, 'press', { as, message: message.id, id: findId(message, verb), values }),
    async submit(message, { form }, fields) {
      if (!form) throw new Error('no form was opened');
      await post(url, 'submit', { as, message: message.id, id: form.submit, fields });
    },
  };
}

function findId({ view }: WireMessage, verb: string): string {
  const ids = view.buttons.flat().flatMap((button) => ('press' in button ? [button.press] : []));
  const all = view.picker ? [view.picker.press, ...ids] : ids;
  const found = all.find((id) => new RegExp(`^${verb}`).test(id));
  if (found === undefined) throw new Error(`no "${verb}" among ${all.join(', ')}`);
  return found;
}

async function post(url: string, action: string, body: object): Promise<WireAnswer> {
  const response = await fetch(`${url}/web/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-medianest-page': '1' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as WireAnswer;
}

/** What a page gets when it connects. */
async function readMessages(url: string, as: string): Promise<readonly WireMessage[]> {
  const stream = await fetch(`${url}/web/stream?as=${as}`);
  const reader = stream.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const [, data] = /^event: welcome\ndata: (.*)\n\n/m.exec(text) ?? [];
    if (data !== undefined) {
      await reader?.cancel();
      return (JSON.parse(data) as WireWelcome).messages;
    }
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done) throw new Error('the stream has ended');
    text += decoder.decode(value, { stream: true });
  }
}
