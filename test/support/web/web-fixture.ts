import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Dispatch, Interaction } from '../../../src/chat/dispatch.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { textView, type View } from '../../../src/chat/view.ts';
import { createWeb, type Web } from '../../../src/web/web.ts';
import { translations } from '../text.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
/** A call of the dispatcher. */
export interface DispatchedCall {
  readonly name: string;
  readonly interaction: Interaction;
  readonly input: unknown;
}

/** A page whose dispatcher returns the test's replies. */
export interface WebFixture {
  readonly web: Web;
  readonly calls: DispatchedCall[];
  /** Sets the reply to all following calls. */
  setNextReply(reply: Reply | Promise<Reply>): void;
  /** Posts as the page does; `headers` override the default ones. */
  post(
    path: string,
    body: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: unknown }>;
  /** Lists the messages that these users may see. */
  listMessages(...people: string[]): Promise<readonly { id: string; text: string }[]>;
}

export async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'web-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function createWebFixture(
  options: { folder?: string; isStarted?: boolean; page?: URL } = {},
): Promise<WebFixture> {
  const folder = options.folder ?? (await createFolder());
  const calls: DispatchedCall[] = [];
  let next: Reply | Promise<Reply> = { kind: 'toast', text: '' };
  const answer = (name: string, interaction: Interaction, input: unknown) => {
    calls.push({ name, interaction, input });
    return Promise.resolve(next);
  };
  const dispatch: Dispatch = {
    command: (interaction, name, input) => answer(name, interaction, input),
    press: (interaction, id, values) => answer(id, interaction, values),
    submit: (interaction, id, fields) => answer(id, interaction, fields),
    react: (interaction, sign) => answer(sign, interaction, null),
    isPosting: async () => false,
    suggest: async () => [{ label: 'Dune', value: 'movie:1' }],
    handleEvent: async () => undefined,
    opensForm: () => false,
    commands: [],
  };
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  const web = createWeb({
    serverTitle: 'Overseerr',
    translations,
    log: silent,
    clock: () => new Date('2026-01-01T00:00:00Z'),
    folder,
    people: [
      { id: 'ben', name: 'Ben', role: 'member' },
      { id: 'mia', name: 'Mia', role: 'limited' },
      { id: 'olivia', name: 'Olivia', role: 'owner' },
    ],
    renderPoster: (path) => (path === '/posters/movie/1.svg' ? '<svg/>' : null),
    controls: null,
    renderers: { discord: (view) => ({ drawn: view.title }) },
    hosts: ['nest.example'],
    page: options.page ?? pathToFileURL(`${folder}/`),
  });
  if (options.isStarted ?? true) await web.start(dispatch);
  onTestFinished(() => web.stop());

  return {
    web,
    calls,
    setNextReply(reply) {
      next = reply;
    },
    async post(path, body, headers = {}) {
      const response = await web.app.request(`http://localhost${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { host: 'localhost', 'x-medianest-page': '1', ...headers },
      });
      return { status: response.status, body: await response.json() };
    },
    async listMessages(...people) {
      const query = people.map((id) => `as=${id}`).join('&');
      const response = await web.app.request(`http://localhost/web/stream?${query}`);
      const welcome = await readFirstEvent(response);
      return welcome.messages.map(({ id, view }) => ({ id, text: JSON.stringify(view.lines) }));
    },
  };
}

/** A reply with one line of text. */
export function sayReply(text: string, audience: 'private' | 'everyone' = 'private'): Reply {
  return { kind: 'message', audience, view: textView(text) };
}

interface Welcome {
  readonly messages: readonly { id: string; view: View }[];
}

async function readFirstEvent(response: Response): Promise<Welcome> {
  const reader = response.body?.getReader();
  let text = '';
  while (reader && !/data: .*\n\n/.test(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += new TextDecoder().decode(value);
  }
  await reader?.cancel();
  return JSON.parse(/data: (.*)\n\n/.exec(text)?.[1] ?? 'null');
}
