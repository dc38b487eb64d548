import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { errorMetadata } from '../../../../src/domain/app-error.ts';
import { historyEvents } from '../../../../src/domain/requests/history.ts';
import { requestStates } from '../../../../src/domain/requests/request.ts';
import { readSources } from '../../../support/architecture/source-files.ts';
import { readCatalog } from '../../../support/languages/catalog.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const english = readCatalog('en', readFileSync(`${root}/src/chat/i18n/en.ftl`, 'utf8')).messages;

describe('the keys of the texts', () => {
  const files = readSources(root, ['src', 'commands']).filter(
    ({ path }) => path !== 'src/chat/i18n/message-keys.ts' && !path.startsWith('src/web/page/'),
  );
  const source = files.map(({ text }) => text).join('\n');
  /** The prefixes of keys that end in a value: "state-${state}". */
  const prefixes = [...source.matchAll(/`([a-z][a-z-]*-)\$\{/g)].map(([, prefix = '']) => prefix);

  it('are all used', () => {
    const unused = [...english.keys()].filter(
      (key) =>
        // These are generated into command-names.ts.
        !/^(command|option)-name-/.test(key) &&
        !source.includes(`'${key}'`) &&
        !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it.each([
    ['error', Object.keys(errorMetadata)],
    ['state', requestStates],
    ['event', historyEvents],
  ])('of every %s exist', (prefix, values) => {
    expect(values.filter((value) => !english.has(`${prefix}-${value}`))).toEqual([]);
  });

  it('that end in a value have no text for a removed value', () => {
    const known = {
      state: [...requestStates, 'queued-waiting', 'processing-percent', 'rejected'],
      event: [...historyEvents],
    };
    for (const [prefix, values] of Object.entries(known)) {
      const keys = [...english.keys()].filter((key) => key.startsWith(`${prefix}-`));
      const gone = keys.filter((key) => !values.some((value) => key === `${prefix}-${value}`));
      expect(gone).toEqual([]);
    }
  });
});
