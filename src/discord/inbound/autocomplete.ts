import { InteractionResponseType } from 'discord.js';
import type { Dispatch } from '../../chat/dispatch.ts';
import { limits } from '../../chat/fit.ts';
import type { Suggestion } from '../../chat/option.ts';
import { cutLabels } from '../../domain/distinct-labels.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import type { Responder } from '../outbound/responder.ts';
import {
  type AutocompleteInteraction,
  type InteractionTime,
  toInteraction,
} from './interaction.ts';

/** Limits of autocomplete (docs/chat-platforms.md, "Discord limits that the schema does not state"). */
const choicesMax = 25;
const valueMax = 100;

/** Answers autocomplete: with suggestions, or with an empty list if they take too long. */
export function createAutocomplete(deps: {
  readonly dispatch: Pick<Dispatch, 'suggest'>;
  readonly responder: Responder;
  readonly guildNames: ReadonlyMap<string, string>;
  readonly time: () => InteractionTime;
  readonly timeoutMs: number;
}) {
  const { dispatch, responder, guildNames, time, timeoutMs } = deps;
  const inFlight = new Map<string, Promise<readonly Suggestion[]>>();

  return {
    async suggest(interaction: AutocompleteInteraction): Promise<void> {
      const suggestions = await withTimeout(findSuggestions(interaction), timeoutMs, []);
      await responder.acknowledge(interaction, {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: toChoices(suggestions) },
      });
    },
  };

  /** Concurrent interactions of one person with the same text share one search. */
  function findSuggestions(interaction: AutocompleteInteraction): Promise<readonly Suggestion[]> {
    const { data, guild_id: guildId } = interaction;
    const focused = data.options.find((option) => option.focused);
    if (!focused) return Promise.resolve([]);
    const typed = String(focused.value ?? '');
    const chatInteraction = toInteraction(interaction, guildNames, time());
    const { platformUserId, locale } = chatInteraction.sender;
    const key = JSON.stringify([data.name, focused.name, typed, platformUserId, locale, guildId]);
    const current = inFlight.get(key);
    if (current) return current;
    const suggestions = dispatch
      .suggest(chatInteraction, data.name, focused.name, typed)
      .finally(() => inFlight.delete(key));
    inFlight.set(key, suggestions);
    return suggestions;
  }
}

/** The choices that Discord accepts: at most 25, each with a name, each value only once. */
export function toChoices(suggestions: readonly Suggestion[]): { name: string; value: string }[] {
  const values = new Set<string>();
  const choices: { name: string; value: string }[] = [];
  for (const { label, value } of suggestions) {
    if (choices.length === choicesMax) break;
    if (value.trim() === '' || value.length > valueMax || values.has(value)) continue;
    values.add(value);
    const name = label.trim() ? label.trim() : value;
    choices.push({ name, value });
  }
  const names = cutLabels(
    choices.map(({ name }) => name),
    limits.discord.optionLabel,
  );
  return choices.map(({ name, value }, index) => ({ name: names[index] ?? name, value }));
}
