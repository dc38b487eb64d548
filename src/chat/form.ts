/** An input of a form. */
export interface FormField {
  /** The name of the answer: one word. */
  readonly name: string;
  readonly label: string;
  readonly isLong: boolean;
  readonly isRequired: boolean;
  readonly maxLength: number;
}

/** Asks for text: in a dialog if the platform has dialogs, otherwise with a message that people reply to. */
export interface Form {
  readonly title: string;
  /** The id of the action that receives the answers. */
  readonly submit: string;
  readonly fields: readonly FormField[];
}
