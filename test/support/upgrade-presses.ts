import { toCurrentVerb } from '../../src/chat/legacy-action-ids.ts';
import type { FakeDiscord } from '../fakes/discord/server.ts';
import type { Interaction } from '../fakes/discord/state/interactions.ts';
import type { FakeTelegram } from '../fakes/telegram/server.ts';
import type { SavedDiscord, UpgradePress } from './upgrade-fixture.ts';
import { waitUntil } from './wait-until.ts';

/** Uses messages that an earlier version posted; resolves with the response as JSON. */
export function createUpgradePresses({
  discord,
  telegram,
  posted,
}: {
  readonly discord: FakeDiscord;
  readonly telegram: FakeTelegram;
  /** The messages in Discord as the earlier version posted them. */
  readonly posted: SavedDiscord['messages'];
}) {
  return (press: UpgradePress): Promise<string> =>
    press.platform === 'discord' ? actInDiscord(press) : actInTelegram(press);

  async function actInDiscord(press: UpgradePress): Promise<string> {
    const { kind, who, channel, message = '', id = '' } = press;
    const person = discord.as(who);
    if (kind === 'reaction') {
      person.react(channel, message, press.emoji ?? '');
      return '';
    }
    if (kind === 'command') {
      const channelId = channel === 'dm' ? person.dmChannelId : channel;
      const { command = '', options = {} } = press;
      return JSON.stringify(await person.command(channelId, command, options).waitFor());
    }
    if (press.isRaw) {
      return answerOf(
        person.rawInteraction(channel, {
          type: 3,
          data: { component_type: 2, custom_id: id, id: 1 },
          messageId: message,
        }),
        press,
      );
    }
    showAsPosted(message);
    const interaction =
      press.values === undefined
        ? person.press(message, id)
        : person.select(message, id, press.values);
    if (press.fields === undefined) return answerOf(interaction, press);
    await interaction.waitForModal();
    return answerOf(person.submitModal(interaction, press.fields), press);
  }

  /** An earlier press may have updated the message; other clients still show it as it was. */
  function showAsPosted(messageId: string): void {
    const saved = posted.find(({ id }) => id === messageId);
    const message = discord.world.messages.get(messageId);
    if (saved && message)
      Object.assign(message, { components: structuredClone(saved['components']) });
  }

  /**
   * Presses a button on a message: as the earlier version posted it or, once an earlier press has updated the message,
   * with the current verb. The update can come after the answer to that press, so nothing may be awaited between
   * finding the button and pressing it.
   */
  async function pressShown({ name, who, channel, message, id = '' }: UpgradePress) {
    const [verb, rest] = splitId(id);
    const ids = [id, `${toCurrentVerb(verb)}${rest}`];
    const person = telegram.as(Number(who));
    const findShown = () => {
      const shown = telegram
        .botMessages(Number(channel))
        .find(({ message_id: messageId }) => messageId === Number(message));
      // Only the buttons of now: the fake also keeps what the message said before.
      const text = JSON.stringify(shown?.reply_markup ?? null);
      return ids.find((each) => text.includes(JSON.stringify(each)));
    };
    const pressed: ReturnType<typeof person.press>[] = [];
    const tryPress = () => {
      const shown = findShown();
      if (shown !== undefined) pressed.push(person.press(Number(channel), Number(message), shown));
      return shown !== undefined;
    };
    await waitUntil(tryPress, `the button of ${name}`);
    return pressed[0]?.answered;
  }

  async function actInTelegram(press: UpgradePress): Promise<string> {
    const person = telegram.as(Number(press.who));
    const chat = Number(press.channel);
    if (press.kind === 'command') {
      const { text = '', replyTo } = press;
      const said = person.say(chat, text, replyTo === undefined ? {} : { replyTo });
      const isAnswer = ({ message_id: id }: { message_id: number }) => id > said.message_id;
      await waitUntil(() => telegram.botMessages(chat).some(isAnswer), 'an answer in Telegram');
      return JSON.stringify(telegram.botMessages(chat).filter(isAnswer));
    }
    return JSON.stringify(await pressShown(press));
  }
}

/** Verb and arguments of an action id, which a form or a picker may extend. */
function splitId(id: string): readonly [verb: string, rest: string] {
  const end = id.search(/[:~!]/);
  return end < 0 ? [id, ''] : [id.slice(0, end), id.slice(end)];
}

/** Waits for a response with the expected buttons. */
async function answerOf(interaction: Interaction, press: UpgradePress): Promise<string> {
  const { type } = await interaction.ack;
  const modalType = 9;
  if (type === modalType) return JSON.stringify(await interaction.waitForModal());
  const read = () => JSON.stringify(interaction.followups.at(-1) ?? interaction.reply() ?? null);
  const hasButtons = () => press.buttons.every((verb) => verbsOf(read()).has(verb));
  await waitUntil(hasButtons, `the buttons ${press.buttons.join(', ')} of ${press.name}`).catch(
    (error: unknown) => {
      throw new Error(`${String(error)}, but got ${read()}`);
    },
  );
  return read();
}

/** The verbs of all buttons and pickers of a message. */
function verbsOf(message: string): ReadonlySet<string> {
  const ids = [...message.matchAll(/"custom_id":"([a-z0-9-]+)/g)].map(([, verb = '']) => verb);
  return new Set(ids.map(toCurrentVerb));
}
