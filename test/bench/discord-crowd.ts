import { createFakeDiscord } from '../fakes/discord/server.ts';
import { type Arrival, createArrivals } from './arrivals.ts';
import { type Crowd, isApproved, isConfirmed } from './crowd.ts';

const peopleAChannel = 10;
/** The fake counts these for the whole application, Discord for each interaction. */
const unlimitedRoutes = [
  'POST /interactions/{interaction_id}/{interaction_token}/callback',
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original',
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}',
  'POST /webhooks/{webhook_id}/{webhook_token}',
];
const unlimited = { limit: 1_000_000, perMs: 1_000 };

/** People in one guild, ten a channel; more guilds only weigh. */
export async function createDiscordCrowd(setup: {
  readonly people: number;
  readonly guilds: number;
  readonly limits: boolean;
}): Promise<Crowd> {
  const fake = await createFakeDiscord({ judge: false });
  const { world } = fake;
  if (!setup.limits) {
    fake.faults.globalLimit(false);
    for (const route of unlimitedRoutes) fake.faults.limitBucket(route, unlimited);
  }
  const home = world.addGuild({ name: 'Home' }).id;
  const channels: string[] = [];
  const ids: string[] = [];
  for (let person = 0; person < setup.people; person += 1) {
    if (person % peopleAChannel === 0) {
      channels.push(world.addChannel(home, { name: `wishes-${channels.length}` }).id);
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
  let taken = 0;
  const arrivals = createArrivals(() => {
    const fresh = fake.calls.slice(taken);
    taken += fresh.length;
    return fresh.filter(({ status }) => status < 300).map(toArrival);
  });

  return {
    env: { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.apiUrl, PUBLIC_CARDS: 'false' },
    conditions: setup.limits
      ? "Discord's limits on, no card for everybody"
      : "Discord's limits off, no card for everybody",
    profileOf: (person) => ({ discordId: idOf(person) }),
    async open(person, tmdbId) {
      const channel = channels[Math.floor(person / peopleAChannel)] ?? '';
      const someone = fake.as(idOf(person));
      const at = Date.now();
      const asked = someone.command(channel, 'request', { title: `movie:${tmdbId}` });
      const acknowledged = await arrivals.next(asked.token, isCallback);
      const shown = await arrivals.next(asked.token, ({ text }) => buttonIn(text()) !== null);
      const button = buttonIn(shown.text()) ?? '';
      return {
        person,
        tmdbId,
        ackMs: acknowledged.at - at,
        cardMs: shown.at - at,
        press() {
          const at = Date.now();
          const { token } = someone.press(asked.state.originalId ?? '', button);
          const says = (check: (text: string) => boolean) =>
            moment(arrivals.next(token, ({ text }) => check(text())));
          return {
            at,
            acknowledged: moment(arrivals.next(token, isCallback)),
            confirmed: says(isConfirmed),
            get approved() {
              return says(isApproved);
            },
          };
        },
      };
    },
    complaints: () => fake.verdicts,
    async stop() {
      arrivals.stop();
      await fake.stop();
    },
  };

  function idOf(person: number): string {
    const id = ids[person];
    if (!id) throw new Error(`there is no person ${person}`);
    return id;
  }
}

/** Interaction calls belong to their token, others to the last id of their path. */
function toArrival(call: { path: string; route: string; body: unknown; at: number }): Arrival {
  const [, root, , token] = call.path.split('/');
  const isInteraction = root === 'interactions' || root === 'webhooks';
  let text: string | null = null;
  return {
    key: isInteraction && token ? token : (call.path.split('/').at(-1) ?? ''),
    what: call.route,
    text: () => {
      text ??= JSON.stringify(call.body ?? null);
      return text;
    },
    at: call.at,
  };
}

const isCallback = ({ what }: Arrival): boolean => what.endsWith('/callback');

function buttonIn(text: string): string | null {
  return /"custom_id":"(ask:[^"]+)"/.exec(text)?.[1] ?? null;
}

async function moment(coming: Promise<Arrival>): Promise<number> {
  return (await coming).at;
}
