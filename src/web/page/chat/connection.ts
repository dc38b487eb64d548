import type { WireAnswer, WireControls, WireEvents, WireSuggestion } from '../../wire.ts';

/** An action failed; `key` names the text that the person sees. */
export class ApiError extends Error {
  readonly key: string;

  constructor(key: string) {
    super(key);
    this.key = key;
  }
}

const headers = { 'content-type': 'application/json', 'x-medianest-page': '1' };
const reconnectDelayMs = 1_000;

/** Calls the server. Throws ApiError. */
async function postJson<Answer>(name: string, body: object): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/web/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
  } catch {
    throw new ApiError('demo-error-offline');
  }
  if (response.status === 404) throw new ApiError('demo-error-message-gone');
  if (!response.ok) throw new ApiError('demo-error-unavailable');
  return response.json();
}

/** The actions of a person; `as` in the body is the ID of the person. */
export const api = {
  command: (body: object) => postJson<WireAnswer>('command', body),
  press: (body: object) => postJson<WireAnswer>('press', body),
  submit: (body: object) => postJson<WireAnswer>('submit', body),
  react: (body: object) => postJson<WireAnswer>('react', body),
  suggest: (body: object) => postJson<readonly WireSuggestion[]>('suggest', body),
  language: (locale: string) => postJson<object>('language', { locale }),
  controls: (change: Partial<WireControls>) => postJson<WireControls>('controls', change),
};

/** A message as other platforms would be sent it, by platform name; null when the message does not exist. */
export async function fetchPreviews(
  message: string,
  as: string,
): Promise<Record<string, unknown> | null> {
  const query = new URLSearchParams({ as });
  const response = await fetch(`/web/previews/${message}?${query}`).catch(() => null);
  return response?.ok ? response.json() : null;
}

type Handlers = { readonly [Name in keyof WireEvents]: (data: WireEvents[Name]) => void } & {
  readonly disconnected: () => void;
};

/** The stream of changes. It reconnects by itself. */
export function createStream(handlers: Handlers): { listenAs(people: readonly string[]): void } {
  let source: EventSource | null = null;
  let currentQuery = '';
  let timer = 0;

  function open(): void {
    source?.close();
    const opened = new EventSource(`/web/stream?${currentQuery}`);
    source = opened;
    on('welcome', handlers.welcome);
    on('message', handlers.message);
    on('controls', handlers.controls);
    opened.onerror = () => {
      if (opened !== source) return;
      handlers.disconnected();
      // A browser does not reconnect after a response that is not a stream.
      if (opened.readyState === EventSource.CLOSED) {
        window.clearTimeout(timer);
        timer = window.setTimeout(open, reconnectDelayMs);
      }
    };

    function on<Name extends keyof WireEvents>(
      name: Name,
      handle: (data: WireEvents[Name]) => void,
    ): void {
      opened.addEventListener(name, (event) => {
        if (opened === source) handle(JSON.parse(event.data));
      });
    }
  }

  return {
    listenAs(people) {
      const query = new URLSearchParams([...new Set(people)].sort().map((id) => ['as', id]));
      if (source && query.toString() === currentQuery) return;
      currentQuery = query.toString();
      open();
    },
  };
}
