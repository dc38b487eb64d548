import { createDiscordPeople } from './discord-people.ts';
import { type FakesObservation, type FakesRequest, fakesCall } from './fakes-protocol.ts';
import { createPeople } from './people.ts';
import { createRandom } from './random.ts';
import { createStormOverseerr } from './storm-overseerr.ts';
import { createTelegramPeople } from './telegram-people.ts';

// The process behind `startStormFakes`: chat platforms, Overseerr server, and people.

type Stage = Awaited<ReturnType<typeof open>>;

let stage: Stage | null = null;

async function open(count: number, seed: number) {
  const names = Array.from(
    { length: count },
    (_, index) => `Person ${`${index}`.padStart(3, '0')}`,
  );
  const half = Math.ceil(count / 2);
  const platforms = [
    await createDiscordPeople(names.slice(0, half)),
    await createTelegramPeople(names.slice(half)),
  ];
  const overseerr = await createStormOverseerr(platforms.flatMap(({ people }) => people));
  const people = createPeople({ platforms, overseerr, random: createRandom(seed) });
  return { platforms, overseerr, people };
}

async function handle(request: FakesRequest): Promise<unknown> {
  if (request.method === 'open') {
    stage = await open(request.people, request.seed);
    const envs = [stage.overseerr.env, ...stage.platforms.map(({ env }) => env)];
    return { env: Object.assign({}, ...envs) };
  }
  if (!stage) throw new Error('nothing is open');
  const { overseerr, people, platforms } = stage;
  switch (request.method) {
    case 'webhook':
      overseerr.setWebhook({ url: request.url, authHeader: request.authHeader });
      return {};
    case 'start-people':
      people.start();
      return {};
    case 'stop-people':
      await people.stop();
      return {};
    case 'server-mode':
      await overseerr.setMode(request.mode);
      return {};
    case 'count-promises':
      return { count: people.promises.length };
    case 'observe':
      return {
        promises: people.promises,
        remoteRequests: overseerr.listRequests(),
        messages: platforms.flatMap((platform) => platform.messages()),
        acts: people.acts,
        crashes: [...overseerr.crashes],
      } satisfies FakesObservation;
  }
}

process.on('message', (message) => {
  const { id, request } = fakesCall.parse(message);
  handle(request).then(
    (result) => process.send?.({ id, result, error: null }),
    (error: unknown) => {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.send?.({ id, result: null, error: reason });
    },
  );
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole process group; the storm itself says when the fakes end.
process.on('SIGINT', () => undefined);
