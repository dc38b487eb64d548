import { t } from '../text.ts';
import { waitUntil } from '../wait-until.ts';
import { people, type RealConsole } from './real-console.ts';

type Home = Pick<ReturnType<RealConsole['fakes']>, 'discord' | 'channel'>;

/** Bob requests a movie in Discord; resolves when its public card says that it is pending. */
export async function requestInDiscord(
  home: Home,
  { tmdbId, title }: { readonly tmdbId: number; readonly title: string },
): Promise<void> {
  const bob = home.discord.as(people.bob);
  const findButton = (message: unknown) =>
    new RegExp(`"custom_id":"([^"]+)"[^}]*"label":"${t('button-request')}"`).exec(
      JSON.stringify(message),
    )?.[1] ?? null;
  const card = await bob
    .command(home.channel, 'request', { title: `movie:${tmdbId}` })
    .waitFor((message) => findButton(message) !== null);
  bob.press(card, findButton(card) ?? '');
  await waitUntil(
    () => JSON.stringify(listCards(home, title)).includes(t('state-pending')),
    'the public card to show that the request is pending',
  );
}

/** The messages in the channel that show a title. */
export function listCards({ discord, channel }: Home, title: string) {
  return discord.messages(channel).filter(({ embeds }) => JSON.stringify(embeds).includes(title));
}
