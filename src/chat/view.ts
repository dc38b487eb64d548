import type { ChatAccountKey } from '../domain/place.ts';

/** The mood of a view; platforms show it as a color or an icon. */
export type Tone = 'neutral' | 'busy' | 'good' | 'warn' | 'bad';

/**
 * A piece of a line. A plain string is data: the renderer escapes it, so that no Markdown, mention, link or HTML
 * in it has an effect. Formatting is an object.
 */
export type Inline =
  | string
  | { readonly bold: string }
  | { readonly quiet: string }
  | { readonly link: string; readonly url: string }
  | { readonly mention: ChatAccountKey; readonly name: string }
  | { readonly when: Date; readonly style: 'date' | 'relative' };

export type Line = readonly Inline[];

export interface Field {
  readonly name: string;
  readonly value: Line;
}

/** A button that sends `press`, the id of an action, or opens an address. */
export type Button =
  | {
      readonly label: string;
      readonly press: string;
      readonly style: 'main' | 'plain' | 'danger';
      readonly isDisabled?: boolean;
    }
  | { readonly label: string; readonly url: string };

export interface PickerOption {
  /** At most `pickerValueBytes` bytes, so that a platform can append it to the id. */
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
  readonly isSelected: boolean;
}

/**
 * A list to pick from, with at most 25 options. `isMultiple` allows several. `roles`: the platform offers the roles
 * of the space, `options` are the selected ones, and the values are its own ids.
 */
export interface Picker {
  readonly kind?: 'roles';
  readonly press: string;
  readonly placeholder: string;
  readonly options: readonly PickerOption[];
  readonly isMultiple: boolean;
}

/** What a reaction means. */
export type ReactionVote = 'yes' | 'no';

/** A message of the bot, independent of the platform. */
export interface View {
  readonly tone: Tone;
  /** The language of its texts and times. Default: English. */
  readonly locale?: string;
  /** The IANA time zone of its times, for platforms whose clients do not show times themselves. */
  readonly timeZone?: string;
  readonly title?: string;
  /** The address that the title links to. */
  readonly url?: string;
  readonly lines: readonly Line[];
  readonly fields?: readonly Field[];
  /** Address of a poster. */
  readonly image?: string;
  readonly footer?: string;
  readonly picker?: Picker;
  readonly buttons?: readonly (readonly Button[])[];
  /** Reactions that the bot adds, so that one tap answers; none on a platform where a bot can add only one. */
  readonly reactions?: readonly ReactionVote[];
  /** The people whom the message notifies. Default: none. */
  readonly mentions?: readonly ChatAccountKey[];
}

/** A view of one line. */
export function textView(text: string, tone: Tone = 'neutral'): View {
  return { tone, lines: [[text]] };
}
