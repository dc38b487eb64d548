import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { type Reply, replyError, toast } from '../../../src/chat/reply.ts';
import { textView, type View } from '../../../src/chat/view.ts';
import { setUpDiscord } from '../../support/discord-setup.ts';

const card: View = { ...textView('May it be fetched?'), reactions: ['yes', 'no'] };

type Stage = Awaited<ReturnType<typeof setUpDiscord>>;

/** The reactions to the card, with their users. */
function reactionsOf({ fake }: Stage, messageId: string) {
  const { reactions } = fake.world.message(messageId);
  return reactions.map(({ emoji, userIds }) => [emoji.name, [...userIds]]);
}

async function aCard() {
  const stage = await setUpDiscord();
  const place = { platform: 'discord', kind: 'channel', address: stage.channelId } as const;
  const message = await stage.bot.outbound.post(place, card, 'card-1');
  return { stage, messageId: message.messageId ?? '', me: stage.fake.botUserId };
}

describe('a card that users can answer with a reaction', () => {
  it('gets both reactions from the bot, which do not count as votes', async () => {
    const { stage, messageId, me } = await aCard();
    expect(reactionsOf(stage, messageId)).toEqual([
      ['✅', [me]],
      ['❌', [me]],
    ]);
    expect(stage.script.calls).toEqual([]);
  });

  it('handles a reaction that comes before the card is stored', async () => {
    const { stage, messageId } = await aCard();
    const replies: (Reply | null)[] = [null, toast('Approved')];
    stage.script.onReact = () => replies.shift() ?? null;
    stage.anna.react(stage.channelId, messageId, '✅');
    await stage.fake.until(() => stage.fake.dms(stage.annaId).length === 1, 'the reply');
    expect(stage.script.calls).toHaveLength(2);
  });

  it.each([
    {
      who: 'somebody who may not',
      reply: replyError(textView('You may not')) satisfies Reply,
      isLeft: false,
    },
    { who: 'an approver', reply: toast('Approved') satisfies Reply, isLeft: true },
  ])('handles a reaction of $who', async ({ reply, isLeft }) => {
    const { stage, messageId, me } = await aCard();
    stage.fake.world.channel(stage.channelId).botPermissions |= PermissionFlagsBits.ManageMessages;
    stage.script.onReact = () => reply;
    stage.anna.react(stage.channelId, messageId, '✅');
    await stage.fake.until(() => {
      const [yes] = reactionsOf(stage, messageId);
      return stage.script.calls.length === 1 && yes?.[1]?.length === (isLeft ? 2 : 1);
    }, 'the reaction to be dealt with');
    expect(stage.script.calls).toMatchObject([{ verb: 'react', what: 'yes' }]);
    expect(reactionsOf(stage, messageId)?.[0]).toEqual(['✅', isLeft ? [me, stage.annaId] : [me]]);
  });
});

describe('a role picker', () => {
  it('is a role select with the selected roles, even if none is selected', async () => {
    const stage = await setUpDiscord();
    const place = { platform: 'discord', kind: 'channel', address: stage.channelId } as const;
    for (const roles of [[], ['123456789012345678']]) {
      const picker = {
        kind: 'roles',
        press: 'setup-roles',
        placeholder: 'Pick',
        isMultiple: true,
        options: roles.map((value) => ({ value, label: value, isSelected: true })),
      } as const;
      await stage.bot.outbound.post(
        place,
        { ...textView('Roles'), picker },
        `roles-${roles.length}`,
      );
    }
    const shown = stage.fake.calls
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))
      .map(({ body }) => body);
    expect(shown).toMatchObject([
      { components: [{ components: [{ type: 6, min_values: 0, default_values: [] }] }] },
      {
        components: [
          { components: [{ default_values: [{ id: '123456789012345678', type: 'role' }] }] },
        ],
      },
    ]);
  });
});
