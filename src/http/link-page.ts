import { html, raw } from 'hono/html';
import type { PageMethod, SignInResult } from '../domain/accounts/sign-in.ts';
import type { AppError } from '../domain/app-error.ts';
import type { Platform } from '../domain/place.ts';
import type { MediaServer } from '../domain/services/media-server.ts';

/** The texts of a form, which depend on whose name and password it asks for. */
export interface LinkFormTexts {
  readonly title: string;
  readonly name: string;
  readonly password: string;
  readonly privacyNote: string;
  wrongPassword(left: number): string;
  readonly mediaServerUnreachable: string;
  readonly mediaServerRefused: string;
}

/** The texts of the sign-in page in one language. */
export interface LinkPageTexts {
  readonly language: string;
  form(
    method: PageMethod,
    names: { readonly server: string; readonly mediaServer: MediaServer | null },
  ): LinkFormTexts;
  intro(asker: { readonly name: string; readonly platform: Platform }, server: string): string;
  readonly notYouHint: string;
  readonly submit: string;
  serverUnavailable(server: string): string;
  refusal(error: AppError, server: string): string;
  readonly tryAgain: string;
  readonly done: string;
  readonly closeHint: string;
  readonly refused: string;
  readonly expiredTitle: string;
  readonly expired: string;
  readonly databaseUnreachable: string;
  readonly unexpectedError: string;
  result(result: SignInResult, server: string): string;
}

/** The contents of the page with the form. */
export interface LinkForm {
  readonly method: PageMethod;
  readonly texts: LinkFormTexts;
  readonly server: string;
  readonly asker: { readonly name: string; readonly platform: Platform };
  /** Proves that the form was sent from this page. */
  readonly csrfToken: string;
  /** Why the last attempt failed; empty before the first one. */
  readonly problem: string;
  /** The email address or name that was entered before. */
  readonly name: string;
}

type Html = ReturnType<typeof html>;

/** Inline, so that the page loads no other file. The content security policy allows it by its hash. */
export const linkPageStyle = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #f4f5f7; --card: #fff; --quiet: #57606a;
  --line: #8c959f; --main: #3b4fd8; --on-main: #fff; --bad: #b42318; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9ecf1; --paper: #14161b; --card: #1e2128; --quiet: #a9b1bd; --line: #6b7380;
    --main: #8f9dff; --on-main: #10131a; --bad: #ff9a8f; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
  background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 26rem; padding: 1.75rem; border-radius: 1rem; background: var(--card);
  box-shadow: 0 1px 3px rgb(0 0 0 / 25%); overflow-wrap: anywhere; }
h1 { margin: 0 0 .75rem; font-size: 1.375rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
p:last-child { margin-bottom: 0; }
.quiet { color: var(--quiet); font-size: .9375rem; }
.bad { color: var(--bad); font-weight: 600; }
label { display: block; margin: 0 0 .25rem; font-weight: 600; }
input { width: 100%; margin: 0 0 1rem; padding: .7rem .8rem; font: inherit; color: inherit;
  background: transparent; border: 1px solid var(--line); border-radius: .5rem; }
button { width: 100%; margin: .25rem 0 1rem; padding: .8rem; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--on-main); background: var(--main); border: 0; border-radius: .5rem; }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
`;

/** The page with the form. All values are escaped. */
export function renderFormPage(t: LinkPageTexts, form: LinkForm): Html {
  const { method, texts, server, asker, csrfToken, problem, name } = form;
  const inputMode = method === 'password' ? 'email' : 'text';
  const note = problem && html`<p class="bad" role="alert" id="problem">${problem}</p>`;
  const content = html`
    <p>${t.intro(asker, server)}</p>
    <p class="quiet">${t.notYouHint}</p>
    ${note}
    <form method="post">
      <input type="hidden" name="csrfToken" value="${csrfToken}">
      <label for="name">${texts.name}</label>
      <input id="name" name="name" type="text" inputmode="${inputMode}" autocomplete="username" maxlength="254"
        autocapitalize="none" spellcheck="false" required value="${name}">
      <label for="password">${texts.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" maxlength="1000" required>
      <button type="submit">${t.submit}</button>
    </form>
    <p class="quiet">${texts.privacyNote}</p>`;
  return renderPage(t, texts.title, content);
}

/** The page with the result. */
export function renderResultPage(t: LinkPageTexts, result: SignInResult, server: string): Html {
  const title = result.kind === 'linked' ? t.done : t.refused;
  return renderPage(
    t,
    title,
    html`<p>${t.result(result, server)}</p><p class="quiet">${t.closeHint}</p>`,
  );
}

/** The page for a used, expired, or invalid address. It does not say which, so that guessing reveals nothing. */
export function renderExpiredPage(t: LinkPageTexts): Html {
  return renderPage(t, t.expiredTitle, html`<p>${t.expired}</p>`);
}

/** The page for an error that has nothing to do with what was entered. */
export function renderFailurePage(t: LinkPageTexts, text: string): Html {
  return renderPage(t, t.refused, html`<p>${text}</p>`);
}

function renderPage(t: LinkPageTexts, title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="${t.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(linkPageStyle)}</style>
</head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>`;
}
