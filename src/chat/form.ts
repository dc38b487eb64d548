/** One thing a form asks for. */
export interface FormField {
  /** By which the answer is found again; a word. */
  readonly name: string;
  readonly label: string;
  readonly isLong: boolean;
  readonly isRequired: boolean;
  readonly maxLength: number;
}

/** Asks for text: a dialog where the platform has one, otherwise a question to be answered. */
export interface Form {
  readonly title: string;
  /** The id of the action that gets the answers. */
  readonly submit: string;
  readonly fields: readonly FormField[];
}
