import { createFakeDiscord } from '../fakes/discord/server.ts';
import { preciseNow } from '../support/precise-time.ts';
import { type BotCall, createBotCallObserver } from './bot-call-observer.ts';
import { type Crowd, isApproved, isConfirmed } from './crowd.ts';

const peoplePerChannel = 10;
/** The fake applies these limits to the whole application, Discord to each interaction. */
const unlimitedRoutes = [
  'POST /interactions/{interaction_id}/{interaction_token}/callback',
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original',
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}',
  'POST /webhooks/{webhook_id}/{webhook_token}',
];
const unlimited = { limit: 1_000_000, perMs: 1_000 };

/** People in one guild, ten in each channel. More guilds only use memory. */
export async function createDiscordCrowd(setup: {
  readonly people: number;
  readonly guilds: number;
  readonly limits: boolean;
}): Promise<Crowd> {
  const calls = createBotCallObserver();
  const fake = await createFakeDiscord({
    validate: false,
    onCall(call) {
      if (call.status < 300) calls.add(toBotCall(call));
    },
  });
  const { world } = fake;
  if (!setup.limits) {
    fake.faults.globalLimit(false);
    for (const route of unlimitedRoutes) fake.faults.limitBucket(route, unlimited);
  }
  const home = world.addGuild({ name: 'Home' }).id;
  const channels: string[] = [];
  const ids: string[] = [];
  for (let person = 0; person < setup.people; person += 1) {
    if (person % peoplePerChannel === 0) {
      channels.push(world.addChannel(home, { name: `requests-${channels.length}` }).id);
    }
    const { id } = world.addUser({ username: `person${person}`, globalName: `Person ${person}` });
    world.addMember(home, id, {});
    ids.push(id);
  }
  for (let guild = 1; guild < setup.guilds; guild += 1) {
    const { id } = world.addGuild({ name: `Guild ${guild}` });
    for (let channel = 0; channel < 20; channel += 1) world.addChannel(id, { name: `c${channel}` });
    for (let role = 0; role < 10; role += 1) world.addRole(id, { name: `r${role}` });
  }

  return {
    env: { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.apiUrl, PUBLIC_CARDS: 'false' },
    conditions: setup.limits
      ? "Discord's rate limits on, no public cards"
      : "Discord's rate limits off, no public cards",
    getProfile: (person) => ({ discordId: getUserId(person) }),
    async open(person, tmdbId) {
      const channel = channels[Math.floor(person / peoplePerChannel)] ?? '';
      const user = fake.as(getUserId(person));
      const at = preciseNow();
      const interaction = user.command(channel, 'request', { title: `movie:${tmdbId}` });
      const acknowledged = await calls.next(interaction.token, isCallback);
      const cardCall = await calls.next(
        interaction.token,
        ({ text }) => findButtonId(text()) !== null,
      );
      const button = findButtonId(cardCall.text()) ?? '';
      return {
        person,
        tmdbId,
        ackMs: acknowledged.at - at,
        cardMs: cardCall.at - at,
        press() {
          const at = preciseNow();
          const { token } = user.press(interaction.state.originalId ?? '', button);
          const waitForText = (check: (text: string) => boolean) =>
            toTime(calls.next(token, ({ text }) => check(text())));
          return {
            at,
            acknowledged: toTime(calls.next(token, isCallback)),
            confirmed: waitForText(isConfirmed),
            get approved() {
              return waitForText(isApproved);
            },
          };
        },
      };
    },
    violations: () => fake.ruleViolations,
    stop: () => fake.stop(),
  };

  function getUserId(person: number): string {
    const id = ids[person];
    if (!id) throw new Error(`there is no person ${person}`);
    return id;
  }
}

/** The key is the token for calls about an interaction, and the last ID in the path for others. */
function toBotCall(call: { path: string; route: string; body: unknown; at: number }): BotCall {
  const [, root, , token] = call.path.split('/');
  const isInteraction = root === 'interactions' || root === 'webhooks';
  let text: string | null = null;
  return {
    key: isInteraction && token ? token : (call.path.split('/').at(-1) ?? ''),
    route: call.route,
    text: () => {
      text ??= JSON.stringify(call.body ?? null);
      return text;
    },
    at: call.at,
  };
}

const isCallback = ({ route }: BotCall): boolean => route.endsWith('/callback');

function findButtonId(text: string): string | null {
  return /"custom_id":"(request:[^"]+)"/.exec(text)?.[1] ?? null;
}

async function toTime(call: Promise<BotCall>): Promise<number> {
  return (await call).at;
}
