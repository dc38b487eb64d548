import { DiscordAPIError } from 'discord.js';
import type { Log } from '../../ports/log.ts';

/** What is left out for an error below such a path. The first match counts. */
const removablePaths: readonly RegExp[] = [
  /^(?:data\.)?components\.\d+\.components\.\d+\.options\.\d+/,
  /^(?:data\.)?components\.\d+\.components\.\d+/,
  /^(?:data\.)?components(?:\.\d+)?/,
  /^(?:data\.)?embeds\.\d+\.fields\.\d+/,
  /^(?:data\.)?embeds\.\d+\.\w+/,
  /^(?:data\.)?(?:content|allowed_mentions)/,
];

/** Each attempt finds at most the parts that Discord checks first. */
const attemptsMax = 4;
const zeroWidthSpace = '\u200b';
const modalType = 9;

/**
 * Sends a message or a response to an interaction. When Discord refuses parts of it (code 50035), it is sent again
 * without them: a message with one button less is better than none. Throws what Discord refuses as a whole.
 */
export async function sendWithoutRefusedParts<Result>(
  body: object,
  send: (body: object) => Promise<Result>,
  log: Log,
): Promise<Result> {
  let current = body;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(current);
    } catch (error) {
      const paths = attempt < attemptsMax ? findRefusedParts(error) : [];
      const reduced = paths.length > 0 ? omitParts(current, paths) : null;
      if (!reduced) throw error;
      log.warn({ parts: paths }, 'Discord refused parts of a message. Sending it without them');
      current = reduced;
    }
  }
}

/** The paths of the parts to leave out. Empty when Discord has refused something that the message needs. */
function findRefusedParts(error: unknown): string[] {
  if (!(error instanceof DiscordAPIError) || error.code !== 50035) return [];
  const { rawError } = error;
  const errorPaths = 'errors' in rawError ? listErrorPaths(rawError.errors) : [];
  const parts = errorPaths.map((path) =>
    removablePaths.map((pattern) => pattern.exec(path)?.[0]).find(Boolean),
  );
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? [...new Set(known)] : [];
}

/** The paths of all errors in `{embeds: {0: {title: {_errors: [{code, message}]}}}}`. */
function listErrorPaths(tree: unknown, path = ''): string[] {
  if (!isRecord(tree)) return [];
  return Object.entries(tree).flatMap(([key, below]) =>
    key === '_errors' ? [path] : listErrorPaths(below, path === '' ? key : `${path}.${key}`),
  );
}

/** A copy without these parts; null when nothing of the message would change. */
function omitParts(body: object, paths: readonly string[]): object | null {
  const copy: unknown = structuredClone(body);
  if (!isRecord(copy) || copy['type'] === modalType) return null;
  // Later elements first, so that the numbers of earlier ones stay true.
  const byPosition = paths.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const removed = byPosition.filter((path) => removeAt(copy, path.split('.')));
  if (removed.length === 0) return null;
  tidy(isRecord(copy['data']) ? copy['data'] : copy);
  return copy;
}

function removeAt(node: unknown, [key = '', ...below]: readonly string[]): boolean {
  if (below.length > 0) {
    return isRecord(node) || Array.isArray(node) ? removeAt(Reflect.get(node, key), below) : false;
  }
  if (Array.isArray(node)) return node.splice(Number(key), 1).length > 0;
  if (!isRecord(node) || !(key in node)) return false;
  // An edit keeps whatever is left out, so the part is emptied instead.
  const empty = emptyValues[key];
  if (empty === undefined) delete node[key];
  else node[key] = structuredClone(empty);
  return true;
}

const emptyValues: Readonly<Record<string, unknown>> = {
  content: '',
  components: [],
  allowed_mentions: { parse: [] },
};

/** Removes rows and menus without content, and makes sure that the message shows something. */
function tidy(message: Record<string, unknown>): void {
  message['components'] = listOf(message['components'])
    .map((row) => (isRecord(row) ? { ...row, components: listComponents(row) } : row))
    .filter((row) => !isRecord(row) || listOf(row['components']).length > 0);
  const embeds = listOf(message['embeds']).filter(hasContent);
  const isEmpty = embeds.length === 0 && !message['content'];
  message['embeds'] = isEmpty ? [{ description: zeroWidthSpace }] : embeds;
}

function listComponents(row: Record<string, unknown>): unknown[] {
  return listOf(row['components']).filter((component) => {
    const options = isRecord(component) ? component['options'] : undefined;
    return !Array.isArray(options) || options.length > 0;
  });
}

function hasContent(embed: unknown): boolean {
  return isRecord(embed) && Object.keys(embed).some((key) => key !== 'color' && key !== 'url');
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
