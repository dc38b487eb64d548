import type { Dispatch } from '../chat/dispatch.ts';
import type { Clock, Log } from '../ports.ts';
import type { Answering } from './answering.ts';
import {
  type AnswerableInteraction,
  messageUnder,
  parseInteraction,
  toFields,
  toHappening,
  toRawOptions,
} from './interaction.ts';
import type { Pending } from './pending.ts';
import { toCause } from './refusal.ts';
import { createTyping } from './typing.ts';

/** Takes what people do in Discord to the dispatcher, and its answer back. */
export function createInbound(needs: {
  readonly dispatch: Dispatch;
  readonly answering: Answering;
  readonly pending: Pending;
  readonly guildNames: ReadonlyMap<string, string>;
  readonly clock: Clock;
  readonly log: Log;
  readonly suggestWithinMs: number;
}) {
  const { dispatch, answering, pending, guildNames, clock, log, suggestWithinMs } = needs;
  const typing = createTyping({ ...needs, deadlineMs: suggestWithinMs });

  return {
    /** Takes an INTERACTION_CREATE. Never throws: this is a door. */
    async take(payload: unknown): Promise<void> {
      const interaction = parseInteraction(payload);
      if (!interaction) return log.debug({}, 'an interaction of a kind that is not offered');
      try {
        if (interaction.type === 4) await typing.suggest(interaction);
        else await answer(interaction);
      } catch (error) {
        log.error({ interaction: interaction.id, error: toCause(error) }, 'no answer was found');
      }
    },
  };

  async function answer(interaction: AnswerableInteraction): Promise<void> {
    const under = messageUnder(interaction);
    const end = pending.begin(under ? [interaction.token, under.id] : [interaction.token]);
    try {
      const opensForm = interaction.type === 3 && dispatch.opensForm(interaction.data.custom_id);
      await answering.answer(interaction, replyTo(interaction), opensForm);
    } finally {
      end();
    }
  }

  function replyTo(interaction: AnswerableInteraction) {
    const happening = toHappening(interaction, guildNames, clock());
    switch (interaction.type) {
      case 2:
        return dispatch.command(happening, interaction.data.name, toRawOptions(interaction));
      case 3:
        return dispatch.press(happening, interaction.data.custom_id, interaction.data.values);
      case 5:
        return dispatch.submit(happening, interaction.data.custom_id, toFields(interaction));
    }
  }
}
