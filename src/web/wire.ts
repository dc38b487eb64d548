/** The messages between the server and the page. Types only, because the page runs in a browser. */

/** A part of a line: times are ISO strings, people have names. */
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
      readonly isDisabled: boolean;
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
  readonly isMultiple: boolean;
  readonly options: readonly WireOption[];
}

/** A view as the page draws it. URLs are http(s) only; `image` is a path on the page's own origin. */
export interface WireView {
  readonly tone: 'neutral' | 'busy' | 'good' | 'warn' | 'bad';
  /** The language of its times. */
  readonly locale: string;
  readonly title: string;
  readonly url: string | null;
  readonly image: string | null;
  readonly lines: readonly WireLine[];
  readonly fields: readonly { readonly name: string; readonly value: WireLine }[];
  readonly footer: string;
  readonly picker: WirePicker | null;
  readonly buttons: readonly (readonly WireButton[])[];
  /** IDs of the people who are notified. */
  readonly mentions: readonly string[];
}

/** The room of a message. `direct` is the private chat with its reader. */
export type WireRoom = 'general' | 'approvals' | 'direct';

export interface WireMessage {
  readonly id: string;
  /** Increases with every message: the order in a room. */
  readonly number: number;
  readonly room: WireRoom;
  /** The only person who sees the message; null for everybody in the room. */
  readonly reader: string | null;
  /** The command that the message answers. */
  readonly command: { readonly by: string; readonly text: string } | null;
  readonly at: string;
  readonly view: WireView;
  /** IDs of the people who added each reaction. */
  readonly reactions: { readonly yes: readonly string[]; readonly no: readonly string[] };
}

export interface WirePerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly rooms: readonly WireRoom[];
}

export interface WireCommand {
  readonly name: string;
  /** The name that people see and type: the one in the language of the page. */
  readonly label: string;
  readonly summary: string;
  readonly options: readonly {
    readonly name: string;
    readonly kind: 'text' | 'member' | 'flag' | 'count';
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

/** The state of the switches that make the simulated server fail. */
export interface WireControls {
  readonly isDown: boolean;
  readonly delayMs: number;
  readonly failsNext: boolean;
}

/** The page's own texts in one language. Arguments are written as `{ $name }`. */
export interface WireTexts {
  readonly locale: string;
  /** The languages of the page, each with its own name. */
  readonly languages: readonly { readonly locale: string; readonly name: string }[];
  /** The title of the simulated Overseerr server. */
  readonly server: string;
  readonly messages: Readonly<Record<string, string>>;
}

/** Everything a page needs at the start. It is sent again whenever the page reconnects. */
export interface WireWelcome {
  readonly people: readonly WirePerson[];
  readonly commands: readonly WireCommand[];
  readonly messages: readonly WireMessage[];
  readonly controls: WireControls | null;
  /** Names of the other platforms for which a preview exists. */
  readonly previewPlatforms: readonly string[];
}

/** The events of the stream, by name. */
export interface WireEvents {
  readonly welcome: WireWelcome;
  readonly message: WireMessage;
  readonly controls: WireControls;
}

/** The answer to an action. New and changed messages come over the stream. */
export interface WireAnswer {
  readonly toast?: string;
  readonly form?: WireForm;
}
