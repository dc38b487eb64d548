import type { ChatAccountKey } from '../domain/place.ts';

/** How a view feels; platforms turn it into a colour or a sign. */
export type Tone = 'neutral' | 'busy' | 'good' | 'warn' | 'bad';

/**
 * A piece of a line. A plain string is data: the renderer escapes it, so that no markdown, mention, link or HTML
 * in it takes effect. Everything that is to take effect is said by an object.
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

/** A button that comes back to us with `press`, the id of an action, or one that opens an address. */
export type Button =
  | {
      readonly label: string;
      readonly press: string;
      readonly style: 'main' | 'plain' | 'danger';
      readonly isDisabled?: boolean;
    }
  | { readonly label: string; readonly url: string };

export interface PickerOption {
  /** At most `pickerValueBytes` bytes, so that a platform may put it behind the id. */
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
  readonly isSelected: boolean;
}

/**
 * A list to pick from; at most 25 options. With `many` any number may be picked. `roles`: the platform offers the
 * roles of the space, `options` are those that are picked, and the values are its own ids.
 */
export interface Picker {
  readonly kind?: 'roles';
  readonly press: string;
  readonly placeholder: string;
  readonly options: readonly PickerOption[];
  readonly isMultiple: boolean;
}

/** What a reaction says. */
export type ReactionVote = 'yes' | 'no';

/** What the bot says, on no platform. */
export interface View {
  readonly tone: Tone;
  readonly title?: string;
  /** Where the title leads. */
  readonly url?: string;
  readonly lines: readonly Line[];
  readonly fields?: readonly Field[];
  /** Address of a poster. */
  readonly image?: string;
  readonly footer?: string;
  readonly picker?: Picker;
  readonly buttons?: readonly (readonly Button[])[];
  /** Reactions the bot gives a new message, so that one tap answers it; where a bot can give only one, none. */
  readonly reactions?: readonly ReactionVote[];
  /** Who is really notified by this message; nobody when left out. */
  readonly mentions?: readonly ChatAccountKey[];
}

/** A view of one line. */
export function textView(text: string, tone: Tone = 'neutral'): View {
  return { tone, lines: [[text]] };
}
