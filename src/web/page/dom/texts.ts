import type { WireTexts } from '../../wire.ts';

type Arguments = Readonly<Record<string, string | number>>;

/** The page's own texts in the language of the page. */
export interface PageTexts {
  readonly locale: string;
  readonly languages: WireTexts['languages'];
  /** A text with its arguments filled in; the key where there is no such text. */
  t(key: string, args?: Arguments): string;
  /** A text in pieces, with elements in the place of its arguments. */
  split<Element>(key: string, args: Readonly<Record<string, Element>>): (Element | string)[];
}

/** Creates texts from what the server sent. `{ $name }` stands for an argument. */
export function createTexts({ locale, languages, server, messages }: WireTexts): PageTexts {
  return {
    locale,
    languages,
    t: (key, args = {}) =>
      pieces(key)
        .map(({ name, text }) => (name === null ? text : toText(name, args)))
        .join(''),
    split: (key, args) =>
      pieces(key).map(({ name, text }) => (name === null ? text : (args[name] ?? text))),
  };

  function toText(name: string, args: Arguments): string {
    return String(name === 'server' ? server : (args[name] ?? ''));
  }

  /** The texts of a message and, between them, the names of its arguments. */
  function pieces(key: string): { readonly name: string | null; readonly text: string }[] {
    return (messages[key] ?? key).split(/(\{ \$\w+ \})/).map((text) => {
      const [, name = null] = /^\{ \$(\w+) \}$/.exec(text) ?? [];
      return { name, text };
    });
  }
}

/** Loads the texts. Without them the page still works and shows their keys. */
export async function loadTexts(): Promise<PageTexts> {
  const response = await fetch('/web/texts').catch(() => null);
  return createTexts(
    response?.ok
      ? await response.json()
      : { locale: 'en', languages: [], server: '', messages: {} },
  );
}
