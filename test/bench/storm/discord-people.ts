import { createFakeDiscord } from '../../fakes/discord/server.ts';
import type { Interaction } from '../../fakes/discord/state/interactions.ts';
import type { MessageView } from '../../fakes/discord/state/model.ts';
import { flatten } from '../../fakes/discord/validation/shapes.ts';
import { readMarkdown } from '../../support/discord-reader.ts';
import {
  type ChatPerson,
  findButton,
  type ShownMessage,
  type StormPlatform,
  waitFor,
} from './chat-person.ts';
import type { StormMessage } from './fakes-protocol.ts';
import { groupBy } from './group-by.ts';

const peoplePerChannel = 8;
const openApprovalsAtMost = 30;
/** The storm is about what is lost, not about Discord's pace. */
const unlimitedRoutes = [
  'POST /channels/{channel_id}/messages',
  'PATCH /channels/{channel_id}/messages/{message_id}',
  'POST /interactions/{interaction_id}/{interaction_token}/callback',
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original',
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}',
  'POST /webhooks/{webhook_id}/{webhook_token}',
];
const textByOption: Readonly<Record<string, string>> = { request: 'title' };

/** People in one guild and a channel for approvals; the first person is an approver, and owns the guild. */
export async function createDiscordPeople(names: readonly string[]): Promise<StormPlatform> {
  const fake = await createFakeDiscord({ validate: false });
  const { world } = fake;
  fake.faults.globalLimit(false);
  for (const route of unlimitedRoutes) {
    fake.faults.limitBucket(route, { limit: 1_000_000, perMs: 1_000 });
  }
  const users = names.map((name) =>
    world.addUser({ username: name.replace(' ', '').toLowerCase(), globalName: name }),
  );
  const [owner] = users;
  const guild = world.addGuild({ name: 'Home', ...(owner ? { owner: owner.id } : {}) }).id;
  const approvals = world.addChannel(guild, { name: 'approvals' }).id;
  const channels: string[] = [];
  const interactions: Interaction[] = [];
  const people = names.map((name, index): ChatPerson => {
    if (index % peoplePerChannel === 0) {
      channels.push(world.addChannel(guild, { name: `requests-${channels.length}` }).id);
    }
    const channel = channels.at(-1) ?? approvals;
    const id = users[index]?.id ?? '';
    world.addMember(guild, id, {});
    const user = fake.as(id);

    function waitForAnswer(
      interaction: Interaction,
      check: (message: ShownMessage) => boolean,
      what: string,
    ): Promise<ShownMessage> {
      interactions.push(interaction);
      return waitFor(() => {
        if (!interaction.state.answered) return undefined;
        const replies = [interaction.reply(), ...interaction.followups];
        return replies.flatMap((reply) => (reply ? [toShown(reply)] : [])).find(check);
      }, what);
    }

    return {
      name,
      platform: 'discord',
      platformUserId: id,
      isApprover: index === 0,
      command(command, text, check) {
        const option = textByOption[command];
        const options = option && text !== null ? { [option]: text } : {};
        return waitForAnswer(user.command(channel, command, options), check, `/${command}`);
      },
      press(on, buttonId, check) {
        const [verb = ''] = buttonId.split(':');
        return waitForAnswer(user.press(on.messageId, buttonId), check, verb);
      },
      async fillIn(on, buttonId, { fields, check }) {
        const opening = user.press(on.messageId, buttonId);
        interactions.push(opening);
        await waitFor(() => opening.modal, `the form of ${buttonId}`);
        return waitForAnswer(user.submitModal(opening, fields), check, `the form of ${buttonId}`);
      },
    };
  });

  return {
    people,
    env: {
      DISCORD_TOKEN: fake.token,
      DISCORD_API_URL: fake.apiUrl,
      APPROVAL_PLACES: `discord:${approvals}`,
    },
    listOpenApprovals: () =>
      [...world.messages.values()]
        .filter(({ channelId }) => channelId === approvals)
        .slice(-openApprovalsAtMost)
        .map(toShown)
        .filter((message) => findButton(message, 'approve')),
    listVotable: () =>
      [...world.messages.values()]
        .filter(({ channelId }) => channels.includes(channelId))
        .slice(-openApprovalsAtMost)
        .map(toShown)
        .filter((message) => findButton(message, 'vote')),
    messages() {
      const tokens = groupBy(interactions, ({ state }) => state.originalId);
      return [...world.messages.values()]
        .filter(({ authorId }) => authorId === fake.botUserId)
        .map((message): StormMessage => {
          return {
            ...toShown(message),
            platform: 'discord',
            tokens: (tokens.get(message.id) ?? []).map(({ token }) => token),
            isUnprompted: message.origin === null,
          };
        });
    },
  };
}

function toShown({ id, channelId, content, embeds, components }: MessageView) {
  const texts = embeds.flatMap(({ title, description, fields }) => [
    title ?? '',
    description ?? '',
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]);
  return {
    chat: channelId,
    messageId: id,
    text: [content, ...texts].map((text) => readMarkdown(text).text).join('\n'),
    buttons: flatten(components).flatMap(({ custom_id: button, disabled }) =>
      button && !disabled ? [button] : [],
    ),
  };
}
