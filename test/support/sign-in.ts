import { translateLinkPage } from '../../src/chat/accounts/translate-link-page.ts';
import type { View } from '../../src/chat/view.ts';
import type { SignInMethod } from '../../src/domain/accounts/sign-in.ts';
import { createLinkRoutes } from '../../src/http/link-routes.ts';
import type { Log } from '../../src/ports/log.ts';
import { getView, listButtonIds, type ScriptedBot } from './scripted-bot.ts';
import { translations } from './text.ts';

export const publicUrl = 'https://medianest.test';

type Person = ReturnType<ScriptedBot['as']>;

/** Starts a sign-in with /link; returns the URL of its page and the message with the button. */
export async function startSignIn(person: Person, method: SignInMethod) {
  const view = getView(await person.command('link'));
  const id = listButtonIds(view).find((each) => each === `sign-in:${method}`);
  if (!id) throw new Error(`${method} is not offered`);
  const { reply, message } = await person.pressAndWatch(id);
  return { url: getUrl(getView(reply)), message };
}

/** Calls the sign-in pages of a bot without a socket. */
export function createLinkPageClient(bot: ScriptedBot, log: Log) {
  const pages = createLinkRoutes({
    retry: (work) => work(),
    signInFlow: bot.signInFlow,
    textsFor: (locale) => translateLinkPage(translations, locale),
    publicUrl,
    log,
  });
  const path = (url: string) => new URL(url).pathname.replace('/link', '');

  return {
    get: async (url: string) => pages.request(path(url)),

    /** Submits the form as a browser does; `more` replaces parts of the request. */
    async send(
      url: string,
      fields: { readonly name: string; readonly password: string },
      more: { readonly headers?: Record<string, string>; readonly csrfToken?: string | null } = {},
    ) {
      const {
        csrfToken = readFormToken(await (await pages.request(path(url))).text()),
        headers = {},
      } = more;
      const body = new URLSearchParams({ ...fields, ...(csrfToken === null ? {} : { csrfToken }) });
      return pages.request(path(url), {
        method: 'POST',
        body: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
    },
  };
}

/** The CSRF token in a page's form; empty when there is none. */
export function readFormToken(page: string): string {
  return /name="csrfToken" value="([^"]*)"/.exec(page)?.[1] ?? '';
}

function getUrl(view: View): string {
  const found = (view.buttons ?? []).flat().find((button) => 'url' in button);
  if (!found) throw new Error('no button with an address');
  return found.url;
}
