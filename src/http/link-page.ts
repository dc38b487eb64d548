import { readFileSync } from 'node:fs';
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

/** The same as src/console/ui/icon/logo.tsx. */
const logo = html`<svg viewBox="0 0 32 32" width="44" height="44" aria-hidden="true"><path class="egg" d="M11.6 5.6c0-2 2.2-3.3 3.9-2.3l7.6 4.5c1.7 1 1.7 3.5 0 4.5l-7.6 4.5c-1.7 1-3.9-.2-3.9-2.3z"/><path class="nest" d="M2.6 15.2c.9 8 6.4 13.3 13.4 13.3s12.5-5.3 13.4-13.3"/><path class="twig" d="M7.6 17.6c1.1 4 4.4 6.4 8.4 6.4s7.3-2.4 8.4-6.4"/></svg>`;

const tokens = readFileSync(new URL('../console/styles/tokens.css', import.meta.url), 'utf8');

/**
 * Inline, so that the page loads no other file. The content security policy allows it by its hash. It begins with the
 * design tokens of the console.
 */
export const linkPageStyle = `
${tokens.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ')}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: var(--space-4);
  background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--font); }
main { width: 100%; max-width: 26rem; padding: var(--space-6); border: 1px solid var(--line);
  border-radius: var(--radius-lg); background: var(--card); box-shadow: var(--shadow-high); overflow-wrap: anywhere; }
svg { display: block; margin: 0 0 var(--space-4); }
.egg { fill: var(--logo-egg); }
.nest, .twig { fill: none; stroke: var(--logo-nest); stroke-width: 2.8; stroke-linecap: round; }
.twig { stroke: var(--logo-twig); }
h1 { margin: 0 0 var(--space-3); font-size: var(--text-xl); line-height: 1.25; letter-spacing: -.01em; }
p { margin: 0 0 var(--space-4); }
p:last-child { margin-bottom: 0; }
.quiet { color: var(--ink-quiet); font-size: var(--text-base); }
.bad { padding: var(--space-3) var(--space-4); border-left: 3px solid var(--bad); border-radius: var(--radius);
  background: var(--bad-soft); color: var(--bad); font-weight: 600; }
label { display: block; margin: 0 0 var(--space-1); font-size: var(--text-base); font-weight: 600; }
input { width: 100%; min-height: var(--touch); margin: 0 0 var(--space-4); padding: 0 var(--space-3); font: inherit;
  color: inherit; background: transparent; border: 1px solid var(--line-strong); border-radius: var(--radius); }
button { width: 100%; min-height: var(--touch); margin: var(--space-1) 0 var(--space-4); font: inherit;
  font-weight: 600; cursor: pointer; color: var(--on-main); background: var(--main); border: 0;
  border-radius: var(--radius); }
button:hover { background: var(--main-strong); }
:focus-visible { outline: 2px solid var(--main); outline-offset: 2px; }
@media (max-width: 30rem) { main { padding: var(--space-5) var(--space-4); } }
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
<body><main>${logo}<h1>${title}</h1>${content}</main></body>
</html>`;
}
