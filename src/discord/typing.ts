import { InteractionResponseType } from 'discord.js';
import type { Dispatch } from '../chat/dispatch.ts';
import { cut, limits } from '../chat/fit.ts';
import type { Suggestion } from '../chat/option.ts';
import type { Answering } from './answering.ts';
import { type TypingInteraction, toHappening } from './interaction.ts';

/** Limits of autocomplete (docs: "Application Command Option Choice"). */
const choicesMax = 25;
const valueMax = 100;

/** Answers while people type: suggestions, or an empty list when they do not come in time. */
export function createTyping(needs: {
  readonly dispatch: Dispatch;
  readonly answering: Answering;
  readonly guildNames: ReadonlyMap<string, string>;
  readonly clock: () => Date;
  readonly deadlineMs: number;
}) {
  const { dispatch, answering, guildNames, clock, deadlineMs } = needs;
  const underWay = new Map<string, Promise<readonly Suggestion[]>>();

  return {
    async suggest(interaction: TypingInteraction): Promise<void> {
      const found = await inTime(suggestions(interaction));
      await answering.acknowledge(interaction, {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: toChoices(found) },
      });
    },
  };

  /** The same question of the same person is asked once while it is under way. */
  function suggestions(interaction: TypingInteraction): Promise<readonly Suggestion[]> {
    const { data, guild_id: guildId } = interaction;
    const focused = data.options.find((option) => option.focused);
    if (!focused) return Promise.resolve([]);
    const typed = String(focused.value ?? '');
    const happening = toHappening(interaction, guildNames, clock());
    const { platformUserId, locale } = happening.visitor;
    const key = JSON.stringify([data.name, focused.name, typed, platformUserId, locale, guildId]);
    const known = underWay.get(key);
    if (known) return known;
    const asked = dispatch
      .suggest(happening, data.name, focused.name, typed)
      .finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  }

  async function inTime(coming: Promise<readonly Suggestion[]>): Promise<readonly Suggestion[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<readonly Suggestion[]>((resolve) => {
      timer = setTimeout(resolve, deadlineMs, []);
    });
    try {
      return await Promise.race([coming, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Suggestions as Discord takes them: at most 25, named, each value once. */
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
