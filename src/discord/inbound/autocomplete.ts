import { InteractionResponseType } from 'discord.js';
import type { Dispatch } from '../../chat/dispatch.ts';
import { cut, limits } from '../../chat/fit.ts';
import type { Suggestion } from '../../chat/option.ts';
import type { Responder } from '../outbound/responder.ts';
import { type AutocompleteInteraction, toInteraction } from './interaction.ts';

/** Limits of autocomplete (docs/chat-platforms.md, "Discord limits that the schema does not state"). */
const choicesMax = 25;
const valueMax = 100;

/** Answers while people type: suggestions, or an empty list when they do not come in time. */
export function createAutocomplete(deps: {
  readonly dispatch: Dispatch;
  readonly responder: Responder;
  readonly guildNames: ReadonlyMap<string, string>;
  readonly clock: () => Date;
  readonly timeoutMs: number;
}) {
  const { dispatch, responder, guildNames, clock, timeoutMs } = deps;
  const inFlight = new Map<string, Promise<readonly Suggestion[]>>();

  return {
    async suggest(interaction: AutocompleteInteraction): Promise<void> {
      const found = await withDeadline(findSuggestions(interaction));
      await responder.acknowledge(interaction, {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: toChoices(found) },
      });
    },
  };

  /** The same question of the same person is asked once while it is under way. */
  function findSuggestions(interaction: AutocompleteInteraction): Promise<readonly Suggestion[]> {
    const { data, guild_id: guildId } = interaction;
    const focused = data.options.find((option) => option.focused);
    if (!focused) return Promise.resolve([]);
    const typed = String(focused.value ?? '');
    const chatInteraction = toInteraction(interaction, guildNames, clock());
    const { platformUserId, locale } = chatInteraction.sender;
    const key = JSON.stringify([data.name, focused.name, typed, platformUserId, locale, guildId]);
    const running = inFlight.get(key);
    if (running) return running;
    const suggesting = dispatch
      .suggest(chatInteraction, data.name, focused.name, typed)
      .finally(() => inFlight.delete(key));
    inFlight.set(key, suggesting);
    return suggesting;
  }

  async function withDeadline(
    suggestionsPromise: Promise<readonly Suggestion[]>,
  ): Promise<readonly Suggestion[]> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<readonly Suggestion[]>((resolve) => {
      timer = setTimeout(resolve, timeoutMs, []);
    });
    try {
      return await Promise.race([suggestionsPromise, timeout]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Suggestions as Discord accepts them: at most 25, each with a name, each value once. */
export function toChoices(found: readonly Suggestion[]): { name: string; value: string }[] {
  const values = new Set<string>();
  const choices: { name: string; value: string }[] = [];
  for (const { label, value } of found) {
    if (choices.length === choicesMax) break;
    if (value.trim() === '' || value.length > valueMax || values.has(value)) continue;
    values.add(value);
    const name = label.trim() ? label.trim() : value;
    choices.push({ name: cut(name, limits.discord.optionLabel), value });
  }
  return choices;
}
