import { dirname, join, normalize } from 'node:path';
import type { SourceFile } from './source-files.ts';

/** Values that only tests import from another file, and why they are exported. */
export const exportsForTests: Readonly<Record<string, string>> = {
  'src/chat/action.ts: pickerValueBytes': 'a limit that the renderers are tested with',
  'src/chat/i18n/translations.ts: createTranslations': 'tests create languages of their own',
  'src/cli/program.ts: createProgram': 'compared with the list in docs/command-line.md',
  'src/database/backup/retention.ts: findExpired': 'pure, and tested with any backups',
  'src/database/secrets/rotation/sealed-values.ts: sealedPlaces':
    'compared with the code and the schema',
  'src/database/transfer/user-file.ts: userFile': 'compared with the schema',
  'src/discord/inbound/autocomplete.ts: toChoices': 'pure, and tested without Discord',
  'src/discord/render/markdown.ts: escapeMarkdown': 'pure, and tested with any text',
  'src/domain/requests/life-cycle.ts: lifeCycle': 'tests and docs/life-cycle.md show the table',
  'src/domain/requests/life-cycle.ts: allowedRoles': 'tests try every role',
  'src/domain/requests/request.ts: finalStates': 'compared with the list of all states',
  'src/http/server.ts: createHttpApp': 'tests send requests to it without a socket',
  'src/lib/ids/new-id.ts: createIdSource': 'tests set its clock and its random bytes',
  'src/overseerr/transport/call-queue.ts: bottleneckLimiter': 'tests share it between queues',
  'src/overseerr/transport/query-string.ts: encodeValue': 'pure, and tested with any text',
  'src/overseerr/wire/schemas.ts: wireDownload': 'tests parse downloads with it',
  'src/usecases/notifications/reminders.ts: isDue': 'pure, and tested at every hour',
  'src/web/page/dom/texts.ts: createTexts': 'tests create the texts of the page without a server',
  'src/web/page/preview/discord-preview.tsx: renderMarkup': 'pure, and tested without a browser',
  'src/web/page/tour/tour-movies.ts: tourMovies': 'compared with the catalog of the demo',
  'src/web/render.ts: toLocalImage': 'pure, and tested with any address',
  'src/web/texts/page-texts.ts: readMessages': 'tests compare the languages',
  'src/telegram/client.ts: telegramLimits': 'only some tests keep the limits',
};

const declaration =
  /^export\s+(?:declare\s+)?(?:async\s+)?(?:abstract\s+)?(function|const|let|class|interface|type)\b\*?\s+(\w+)/gm;
const exportList = /^export\s+(type\s+)?\{([^}]*)\}(?!\s*from)/gm;
const namedImport =
  /^(?:import|export)\s+(?:type\s+)?(?:\w+\s*,\s*)?\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/gm;
const wholeImport =
  /^(?:import|export)\s+(?:type\s+)?\*[^'"]*from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

interface Export {
  readonly name: string;
  readonly isType: boolean;
}

/**
 * Exports that no other file imports, as `path: name`. Types of exports in the same file and default
 * exports are allowed.
 */
export function findUnusedExports(files: readonly SourceFile[]): string[] {
  const used = new Set(files.flatMap(listImportedNames));
  return files.flatMap(({ path, text }) =>
    listExports(text)
      .filter(({ name, isType }) => !(isType && countWord(text, name) > 1))
      .map(({ name }) => `${path}: ${name}`)
      .filter((entry) => !used.has(entry)),
  );
}

function listExports(text: string): Export[] {
  const declared = [...text.matchAll(declaration)].map(([, kind, name = '']) => ({
    name,
    isType: kind === 'interface' || kind === 'type',
  }));
  const listed = [...text.matchAll(exportList)].flatMap(([, type, list = '']) =>
    parseNames(list).map(({ alias }) => ({ name: alias, isType: type !== undefined })),
  );
  return [...declared, ...listed];
}

/** A file's imports as `path: name`; for a namespace import, every word of the file. */
function listImportedNames({ path, text }: SourceFile): string[] {
  const toPath = (target: string) =>
    target.startsWith('.') ? normalize(join(dirname(path), target)) : target;
  const named = [...text.matchAll(namedImport)].flatMap(([, list = '', target = '']) =>
    parseNames(list).map(({ name }) => `${toPath(target)}: ${name}`),
  );
  const words = [...new Set(text.match(/\w+/g))];
  const whole = [...text.matchAll(wholeImport)].flatMap(([, star, dynamic]) =>
    words.map((word) => `${toPath(star ?? dynamic ?? '')}: ${word}`),
  );
  return [...named, ...whole];
}

function parseNames(list: string): { readonly name: string; readonly alias: string }[] {
  return list
    .split(',')
    .map((part) => part.trim().replace(/^type\s+/, ''))
    .filter(Boolean)
    .map((part) => {
      const [name = '', alias = name] = part.split(/\s+as\s+/);
      return { name, alias };
    });
}

function countWord(text: string, word: string): number {
  return text.match(new RegExp(`\\b${word}\\b`, 'g'))?.length ?? 0;
}
