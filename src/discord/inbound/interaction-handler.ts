import type { Dispatch } from '../../chat/dispatch.ts';
import { notifyShown, type Reply } from '../../chat/reply.ts';
import type { Log } from '../../ports/log.ts';
import { toLoggableError } from '../discord-error.ts';
import type { PendingResponses } from '../outbound/pending-responses.ts';
import type { Responder } from '../outbound/responder.ts';
import { createAutocomplete } from './autocomplete.ts';
import {
  getSourceMessage,
  type InteractionTime,
  parseInteraction,
  type RepliableInteraction,
  toFields,
  toInteraction,
  toRawOptions,
} from './interaction.ts';

/** Passes interactions to the dispatcher, and its replies to Discord. */
export function createInteractionHandler(deps: {
  readonly dispatch: Pick<Dispatch, 'command' | 'press' | 'submit' | 'opensForm' | 'suggest'>;
  readonly responder: Responder;
  readonly pendingResponses: PendingResponses;
  readonly guildNames: ReadonlyMap<string, string>;
  readonly time: () => InteractionTime;
  readonly log: Log;
  readonly suggestTimeoutMs: number;
}) {
  const { dispatch, responder, pendingResponses, guildNames, time, log, suggestTimeoutMs } = deps;
  const autocomplete = createAutocomplete({
    dispatch,
    responder,
    guildNames,
    time,
    timeoutMs: suggestTimeoutMs,
  });

  return {
    /** Handles INTERACTION_CREATE. Never throws, because nothing awaits it. */
    async handle(payload: unknown): Promise<void> {
      const interaction = parseInteraction(payload);
      if (!interaction) return log.debug({}, 'Ignored an unknown interaction type');
      try {
        if (interaction.type === 4) await autocomplete.suggest(interaction);
        else await respond(interaction);
      } catch (error) {
        log.error(
          { interaction: interaction.id, error: toLoggableError(error) },
          'Could not answer an interaction',
        );
      }
    },
  };

  async function respond(interaction: RepliableInteraction): Promise<void> {
    const sourceMessage = getSourceMessage(interaction);
    const endTracking = pendingResponses.track(
      sourceMessage ? [interaction.token, sourceMessage.id] : [interaction.token],
    );
    let reply: Reply;
    try {
      const opensForm = interaction.type === 3 && dispatch.opensForm(interaction.data.custom_id);
      reply = await responder.respond(interaction, dispatchInteraction(interaction), opensForm);
    } finally {
      endTracking();
    }
    // Afterwards: it waits for edits of the message, which wait for the response.
    if (reply.kind === 'update') await notifyShown(reply, log);
  }

  function dispatchInteraction(interaction: RepliableInteraction) {
    const chatInteraction = toInteraction(interaction, guildNames, time());
    switch (interaction.type) {
      case 2:
        return dispatch.command(chatInteraction, interaction.data.name, toRawOptions(interaction));
      case 3:
        return dispatch.press(chatInteraction, interaction.data.custom_id, interaction.data.values);
      case 5:
        return dispatch.submit(chatInteraction, interaction.data.custom_id, toFields(interaction));
    }
  }
}
