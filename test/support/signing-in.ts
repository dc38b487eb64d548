import { linkPageTexts } from '../../src/chat/link-page-texts.ts';
import { loadTexts } from '../../src/chat/text/catalogue.ts';
import type { View } from '../../src/chat/view.ts';
import { createLinkPages } from '../../src/http/link.ts';
import type { Log } from '../../src/ports.ts';
import { idsIn, type ScriptedBot, viewOf } from './scripted-bot.ts';

export const publicUrl = 'https://medianest.test';

type Person = ReturnType<ScriptedBot['as']>;
type Way = 'password' | 'plex';

/** Presses the button of a way under `/link`: the address to go to, and what its message shows later. */
export async function startSignIn(person: Person, way: Way) {
  const offer = viewOf(await person.command('link'));
  const id = idsIn(offer).find((each) => each === `sign-in:${way}`);
  if (!id) throw new Error(`${way} is not offered`);
  const { reply, message } = await person.pressAndWatch(id);
  return { url: addressIn(viewOf(reply)), message };
}

/** The pages of a bot, asked without a socket. */
export function pagesOf(bot: ScriptedBot, log: Log) {
  const texts = loadTexts();
  const pages = createLinkPages({
    desk: bot.signIn,
    texts: (locale) => linkPageTexts(texts, locale),
    publicUrl,
    log,
  });
  const path = (url: string) => new URL(url).pathname.replace('/link', '');

  return {
    get: async (url: string) => pages.request(path(url)),

    /** Fills in the form as a browser does; `more` changes what is sent. */
    async send(
      url: string,
      fields: { readonly email: string; readonly password: string },
      more: { readonly headers?: Record<string, string>; readonly mark?: string | null } = {},
    ) {
      const { mark = markIn(await (await pages.request(path(url))).text()), headers = {} } = more;
      const body = new URLSearchParams({ ...fields, ...(mark === null ? {} : { mark }) });
      return pages.request(path(url), {
        method: 'POST',
        body: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
    },
  };
}

/** What a page's form carries; empty when it has none. */
export function markIn(page: string): string {
  return /name="mark" value="([^"]*)"/.exec(page)?.[1] ?? '';
}

function addressIn(view: View): string {
  const found = (view.buttons ?? []).flat().find((button) => 'url' in button);
  if (!found) throw new Error('no button with an address');
  return found.url;
}
