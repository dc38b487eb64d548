/** What server and page say to each other; types only, as the page's code runs in a browser. */

/** A piece of a line, ready to be shown: times as ISO text, people by name. */
export type WireInline =
  | string
  | { readonly bold: string }
  | { readonly quiet: string }
  | { readonly link: string; readonly url: string }
  | { readonly mention: string; readonly name: string }
  | { readonly when: string; readonly style: 'date' | 'relative' };

export type WireLine = readonly WireInline[];

export type WireButton =
  | {
      readonly label: string;
      readonly press: string;
      readonly style: 'main' | 'plain' | 'danger';
      readonly isOff: boolean;
    }
  | { readonly label: string; readonly url: string };

export interface WireOption {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
  readonly isSelected: boolean;
}

export interface WirePicker {
  readonly press: string;
  readonly placeholder: string;
  readonly many: boolean;
  readonly options: readonly WireOption[];
}

/** A view as the page draws it. Addresses are safe to follow; `image` is of the page's own origin. */
export interface WireView {
  readonly tone: 'neutral' | 'busy' | 'good' | 'warn' | 'bad';
  readonly title: string;
  readonly url: string | null;
  readonly image: string | null;
  readonly lines: readonly WireLine[];
  readonly fields: readonly { readonly name: string; readonly value: WireLine }[];
  readonly footer: string;
  readonly picker: WirePicker | null;
  readonly buttons: readonly (readonly WireButton[])[];
  /** Ids of the people who are notified. */
  readonly mentions: readonly string[];
}

/** Where a message stands. `direct` is the private chat with its reader. */
export type WireRoom = 'general' | 'approvals' | 'direct';

export interface WireMessage {
  readonly id: string;
  /** Grows with every message; the order in a room. */
  readonly number: number;
  readonly room: WireRoom;
  /** The only person who sees it; null for everybody in the room. */
  readonly reader: string | null;
  /** The command it answers. */
  readonly command: { readonly by: string; readonly text: string } | null;
  readonly at: string;
  readonly view: WireView;
  /** Who gave which sign. */
  readonly reactions: { readonly yes: readonly string[]; readonly no: readonly string[] };
}

export interface WirePerson {
  readonly id: string;
  readonly name: string;
  /** What they may do, in a sentence. */
  readonly about: string;
  readonly rooms: readonly WireRoom[];
}

export interface WireCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly {
    readonly name: string;
    readonly kind: 'text' | 'flag' | 'count';
    readonly summary: string;
    readonly isRequired: boolean;
    readonly suggests: boolean;
  }[];
}

export interface WireSuggestion {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
  readonly image: string | null;
}

export interface WireForm {
  readonly title: string;
  readonly submit: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly isLong: boolean;
    readonly isRequired: boolean;
    readonly maxLength: number;
  }[];
}

/** How the demonstration server is made to misbehave. */
export interface WireControls {
  readonly isDown: boolean;
  readonly delayMs: number;
  readonly failsNext: boolean;
}

/** Everything a page needs to begin, and again whenever its stream comes back. */
export interface WireWelcome {
  readonly people: readonly WirePerson[];
  readonly commands: readonly WireCommand[];
  readonly messages: readonly WireMessage[];
  readonly controls: WireControls | null;
  /** Names of the platforms as which a card can be looked at. */
  readonly previewPlatforms: readonly string[];
}

/** The events of the stream, by name. */
export interface WireEvents {
  readonly welcome: WireWelcome;
  readonly message: WireMessage;
  readonly controls: WireControls;
}

/** The answer to anything a person does. What becomes of messages comes over the stream. */
export interface WireAnswer {
  readonly toast?: string;
  readonly form?: WireForm;
}
