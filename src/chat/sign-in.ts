import { Fault } from '../core/fault.ts';
import { directTo, type MessageRef } from '../core/place.ts';
import { type SignInEnd, type SignInWay, signInMs } from '../core/sign-in.ts';
import type { SignInHerald } from '../ports/sign-in.ts';
import { defineAction } from './action.ts';
import { id, oneOf } from './argument.ts';
import type { Context } from './context.ts';
import { assertPrivate, isPrivate } from './doer.ts';
import type { Outbounds } from './outbound.ts';
import { whisper } from './reply.ts';
import type { Catalogue, Say } from './text/catalogue.ts';
import { type Button, say, type View } from './view.ts';

const signInId = id<'sign-in'>();

/** Opens a way to sign in: a link for the person who pressed, and for nobody else. */
export const signInBy = defineAction({
  verb: 'sign-in',
  args: { way: oneOf('plex', 'password') },
  async run(ctx, { way }) {
    const { app, user, visitor, answer, locale, t } = ctx;
    // Whoever follows the link first is linked.
    assertPrivate(ctx);
    const serviceId = await app.services.idFor(ctx);
    const url = await app.signIn.begin(way, { user, visitor, serviceId, answer, locale });
    return whisper(goView(way, url, t));
  },
});

/**
 * Buttons that lead to signing in: the ways themselves, or, where others would read the link, the private chat. A
 * platform without an address of that chat shows its answers to their readers alone.
 */
export async function waysToSignIn(ctx: Context): Promise<readonly Button[]> {
  const { app, visitor, t } = ctx;
  const url = isPrivate(ctx) ? null : app.opening('link', '', visitor.platform);
  return url ? [{ label: t('button-link-private'), url }] : signInButtons(ctx);
}

/** Buttons for the ways to sign in that are open here; none when the server cannot be asked. */
export async function signInButtons(ctx: Context): Promise<readonly Button[]> {
  const { t } = ctx;
  return (await waysFor(ctx)).map((way) => ({
    label: t(`sign-in-${way}`),
    press: signInBy.id({ way }),
    style: 'plain',
  }));
}

async function waysFor(ctx: Context): Promise<readonly SignInWay[]> {
  const { services, signIn } = ctx.app;
  try {
    return await signIn.ways(await services.idFor(ctx));
  } catch (error) {
    if (error instanceof Fault) return [];
    throw error;
  }
}

/** How an attempt ended, as the person reads it in the chat and on the page. */
export function signInEndText(end: SignInEnd, t: Say): string {
  if (end.kind === 'refused') return t(`sign-in-${end.why}`);
  return t('sign-in-linked', { account: end.account, server: end.server });
}

/** Tells how it ended where the link stood, or in a direct message. */
export function createSignInHerald(needs: {
  readonly outbounds: Outbounds;
  readonly texts: Catalogue;
}): SignInHerald {
  const { outbounds, texts } = needs;
  return {
    async tell({ id, asker, answer, locale }, end) {
      const { platform } = asker;
      const outbound = outbounds[platform];
      if (!outbound) throw new Fault('place-gone', { detail: { platform } });
      const text = signInEndText(end, texts.in(locale));
      const view = say(text, end.kind === 'linked' ? 'good' : 'warn');
      if (answer && (await isEdited(answer, view))) return;
      const place = directTo(asker);
      await outbound.post(place, view, signInId.write(id));
    },
  };

  async function isEdited(answer: MessageRef, view: View): Promise<boolean> {
    try {
      await outbounds[answer.place.platform]?.edit(answer, view);
      return true;
    } catch (error) {
      // A reply that cannot be changed any more is followed by a message of its own.
      if (error instanceof Fault && !error.face.retry) return false;
      throw error;
    }
  }
}

function goView(way: SignInWay, url: string, t: Say): View {
  return {
    tone: 'neutral',
    title: t('sign-in-title'),
    lines: [
      [t(`sign-in-go-${way}`)],
      [{ quiet: t('sign-in-minutes', { minutes: signInMs / 60_000 }) }],
    ],
    buttons: [[{ label: t(`sign-in-open-${way}`), url }]],
  };
}
