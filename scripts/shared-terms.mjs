// The terms that the console takes from the bot's own texts, so that a state has the same name in chat and console.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentSerializer, parse } from '@fluent/syntax';

/** The messages of the bot that pages use, too. */
const shared =
  /^(language-name$|media-type-|quality-|platform-|source-|state-|event-|alert-name-|issue-kind-|issue-state-)/;

const moduleId = /^virtual:shared-terms\/(\w+)$/;

/** The messages of a Fluent source that pages use, as a Fluent source. */
export function pickSharedTerms(source) {
  const serializer = new FluentSerializer();
  return parse(source, {})
    .body.filter((entry) => entry.type === 'Message' && shared.test(entry.id.name))
    .map((entry) => serializer.serializeEntry(entry))
    .join('');
}

/** Lets pages import `virtual:shared-terms/<locale>`: the shared messages of a language in `folder`. */
export function sharedTerms(folder) {
  return {
    name: 'shared-terms',
    resolveId: (id) => (moduleId.test(id) ? `\0${id}` : null),
    load(id) {
      const [, locale] = moduleId.exec(id.slice(1)) ?? [];
      if (!id.startsWith('\0') || !locale) return null;
      const source = readFileSync(join(folder, `${locale}.ftl`), 'utf8');
      return `export default ${JSON.stringify(pickSharedTerms(source))};`;
    },
  };
}
