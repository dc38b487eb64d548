import {
  type SignInMethod,
  type SignInOptions,
  type SignInResult,
  type SignInStart,
  signInLifetimeMs,
  signInMethods,
} from '../../domain/accounts/sign-in.ts';
import { AppError } from '../../domain/app-error.ts';
import { type MessageRef, toDirectPlace } from '../../domain/place.ts';
import { type MediaServer, mediaServerNames } from '../../domain/services/media-server.ts';
import type { SignInNotifier } from '../../ports/accounts/sign-in-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { defineAction } from '../action.ts';
import { id, oneOf } from '../argument.ts';
import type { Context } from '../context.ts';
import type { Translate, Translations } from '../i18n/translations.ts';
import type { Outbounds } from '../outbound.ts';
import { assertPrivate, isPrivate } from '../private-chat.ts';
import { replyPrivately } from '../reply.ts';
import { type Button, textView, type View } from '../view.ts';
import { linkCodeButton } from './link-code.ts';

const signInId = id<'sign-in'>();

/** Starts a sign-in: creates a link for the person who pressed, and only for them. */
export const startSignIn = defineAction({
  verb: 'sign-in',
  uses: ['services', 'signInFlow'],
  args: { way: oneOf(...signInMethods) },
  async run(ctx, { way }) {
    const { useCases, actor, answer, locale, t } = ctx;
    // The first person who opens the link and signs in gets linked.
    assertPrivate(ctx);
    const serviceId = await useCases.services.resolveServiceId(actor);
    const { mediaServer } = await useCases.signInFlow.getOptions(serviceId);
    const start = await useCases.signInFlow.start(way, { actor, serviceId, answer, locale });
    const names = { server: ctx.getServerTitle(serviceId), mediaServer: toName(mediaServer) };
    return replyPrivately(signInStartView(way, start, { t, names }));
  },
});

/**
 * Buttons for signing in: one for each method, or a link to the private chat where others could read the answer. On
 * platforms without such a link, private answers are possible everywhere.
 */
export async function signInEntryButtons(
  ctx: Context<'services' | 'signInFlow'>,
): Promise<readonly Button[]> {
  const { actor, t } = ctx;
  const url = isPrivate(ctx) ? null : ctx.startLink('link', '', actor.chat.platform);
  return url ? [{ label: t('button-link-private'), url }] : signInButtons(ctx);
}

/** Buttons for the available methods of signing in; none while the server does not respond. */
export async function signInButtons(
  ctx: Context<'services' | 'signInFlow'>,
): Promise<readonly Button[]> {
  const { useCases, t } = ctx;
  const options = await findSignInOptions(ctx);
  if (!options || options.methods.length === 0) return [];
  const server = await useCases.services.getCurrentName(ctx.actor);
  const names = { server, mediaServer: toName(options.mediaServer) };
  return options.methods.map((way) => ({
    label: signInLabels[way](t, names),
    press: startSignIn.id({ way }),
    style: 'plain',
  }));
}

async function findSignInOptions(
  ctx: Context<'services' | 'signInFlow'>,
): Promise<SignInOptions | null> {
  const { services, signInFlow } = ctx.useCases;
  try {
    return await signInFlow.getOptions(await services.resolveServiceId(ctx.actor));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

interface Names {
  readonly server: string;
  readonly mediaServer: string;
}

const signInLabels = {
  plex: (t, names) => t('button-sign-in-media-server', names),
  jellyfin: (t, names) => t('button-sign-in-media-server', names),
  'quick-connect': (t) => t('button-sign-in-quick-connect'),
  password: (t, names) => t('button-sign-in-password', names),
} as const satisfies Record<SignInMethod, (t: Translate, names: Names) => string>;

/** The methods that use a media server are offered only if it is known. */
function toName(mediaServer: MediaServer | null): string {
  return mediaServer ? mediaServerNames[mediaServer] : '';
}

/** The result of a sign-in, as the person reads it in the chat and on the page. */
export function signInResultText(end: SignInResult, t: Translate, server: string): string {
  if (end.kind === 'refused') {
    return end.reason === 'no-account'
      ? t('sign-in-refused-no-account', { server })
      : t(`sign-in-refused-${end.reason}`);
  }
  return t('sign-in-linked', { account: end.account, server: end.server });
}

/** If others use the account, too, one of them may be the same person in another chat. */
function signInResultView(end: SignInResult, t: Translate, server: string): View {
  const view = textView(signInResultText(end, t, server), end.kind === 'linked' ? 'good' : 'warn');
  if (end.kind !== 'linked' || !end.isShared) return view;
  return {
    ...view,
    lines: [...view.lines, [t('account-shared-hint')]],
    buttons: [[linkCodeButton(t)]],
  };
}

/** Shows the result in the message that had the link, or in a direct message. */
export function createSignInNotifier(deps: {
  readonly outbounds: Outbounds;
  readonly translations: Translations;
  readonly servers: Pick<OverseerrServers, 'getTitle'>;
}): SignInNotifier {
  const { outbounds, translations, servers } = deps;
  return {
    async notify({ id, serviceId, requester, answer, locale }, end) {
      const { platform } = requester;
      const outbound = outbounds[platform];
      if (!outbound) throw new AppError('channel-not-found', { detail: { platform } });
      const t = translations.forLocale(locale);
      const view = signInResultView(end, t, servers.getTitle(serviceId));
      if (answer && (await tryEdit(answer, view))) return;
      const place = toDirectPlace(requester);
      await outbound.post(place, view, signInId.write(id));
    },
  };

  async function tryEdit(answer: MessageRef, view: View): Promise<boolean> {
    try {
      await outbounds[answer.place.platform]?.edit(answer, view);
      return true;
    } catch (error) {
      // If the reply can no longer be edited, the result is posted as a new message.
      if (error instanceof AppError && !error.metadata.isRetryable) return false;
      throw error;
    }
  }
}

interface Words {
  readonly t: Translate;
  readonly names: Names;
}

function signInStartView(way: SignInMethod, start: SignInStart, words: Words): View {
  const { t, names } = words;
  const minutes = signInLifetimeMs / 60_000;
  if (start.kind === 'code') {
    return {
      tone: 'neutral',
      title: t('sign-in-title'),
      lines: [
        [t('sign-in-steps-quick-connect', names)],
        [{ bold: start.code }],
        [t('sign-in-code-warning')],
        [{ quiet: t('sign-in-code-expiry', { minutes }) }],
      ],
    };
  }
  const label = way === 'plex' ? t('button-open-sign-in-plex') : t('button-open-sign-in-page');
  return {
    tone: 'neutral',
    title: t('sign-in-title'),
    lines: [[toSteps(way, words)], [{ quiet: t('sign-in-expiry', { minutes }) }]],
    buttons: [[{ label, url: start.url }]],
  };
}

function toSteps(way: SignInMethod, { t, names }: Words): string {
  if (way === 'plex') return t('sign-in-steps-plex');
  return way === 'jellyfin'
    ? t('sign-in-steps-jellyfin', names)
    : t('sign-in-steps-password', { server: names.server });
}
