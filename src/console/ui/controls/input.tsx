import type { InputHTMLAttributes } from 'preact';

/** The kinds of text that a field takes. */
export type InputType = 'text' | 'password' | 'url' | 'number' | 'date' | 'time' | 'email';

/** The element of a text field. */
export function Input(
  props: Pick<
    InputHTMLAttributes,
    | 'id'
    | 'value'
    | 'class'
    | 'disabled'
    | 'required'
    | 'maxLength'
    | 'placeholder'
    | 'aria-invalid'
    | 'aria-describedby'
    | 'autocomplete'
  > & { readonly type: InputType; readonly onText: (value: string) => void },
) {
  const { type, onText, ...rest } = props;
  const attributes = {
    ...rest,
    spellcheck: false,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
      onText(event.currentTarget.value),
  };
  // The types of Preact tell these apart by the roles that they may have.
  switch (type) {
    case 'password':
      return <input {...attributes} type="password" />;
    case 'number':
      return <input {...attributes} type="number" />;
    case 'date':
    case 'time':
      return <input {...attributes} type={type} />;
    case 'url':
      return <input {...attributes} type="url" />;
    case 'email':
      return <input {...attributes} type="email" />;
    case 'text':
      return <input {...attributes} type="text" />;
  }
}
