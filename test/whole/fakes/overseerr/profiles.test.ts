import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendCall } from '../../../fakes/overseerr/send-call.ts';
import {
  createFakeOverseerr,
  type FakeOverseerr,
  type FakeOverseerrOptions,
} from '../../../fakes/overseerr/server.ts';

const servers = [
  { product: 'overseerr', idLists: false },
  { product: 'seerr', idLists: false },
  { product: 'seerr', idLists: true },
] as const satisfies readonly FakeOverseerrOptions[];
const plexId = 4711;

let fake: FakeOverseerr;

async function start(options: FakeOverseerrOptions): Promise<void> {
  fake = await createFakeOverseerr(options);
}

const profileOf = async (id: number) =>
  (await sendCall(fake, `GET /user/${id}/settings/notifications`)).body;
const write = (id: number, body: object) =>
  sendCall(fake, `POST /user/${id}/settings/notifications`, { body });

afterEach(() => fake.stop());

describe.each(servers)('a user from Plex on $product, lists: $idLists', (options) => {
  const shown = {
    username: null,
    plexUsername: 'grace',
    displayName: 'grace',
    userType: 1,
    plexId,
    email: 'grace@rig.local',
  };

  beforeEach(async () => {
    await start(options);
    fake.driver.addUser({ username: 'grace', email: 'grace@rig.local', plexId });
  });

  it.each(['GET /user/8', 'GET /user?take=20', 'GET /auth/me'])(
    'is complete in %s',
    async (line) => {
      const { body } = await sendCall(fake, line, line.endsWith('me') ? { as: 8 } : {});
      const rows = Object(body).results;
      expect(Array.isArray(rows) ? rows.at(-1) : body).toMatchObject(shown);
    },
  );

  it('shows no Plex ID and no email address to others', async () => {
    const { body } = await sendCall(fake, 'GET /user/8', { as: 5 });
    expect(body).toMatchObject({ plexUsername: 'grace', userType: 1 });
    expect(body).not.toHaveProperty('plexId');
    expect(body).not.toHaveProperty('email');
  });

  it('has no password to sign in with', async () => {
    const body = { email: 'grace@rig.local', password: '' };
    expect((await sendCall(fake, 'POST /auth/local', { body })).status).toBe(403);
  });
});

it('a local user has no Plex account', async () => {
  await start({});
  const local = { userType: 2, plexId: null, plexUsername: null, displayName: 'bob' };
  expect((await sendCall(fake, 'GET /user/3')).body).toMatchObject(local);
});

describe('the Discord IDs of a profile', () => {
  const bob = '234567890123456789';

  it.each(servers.slice(0, 2))(
    'are one ID on $product, which is kept when it is missing',
    async (options) => {
      await start(options);
      expect(await profileOf(3)).toMatchObject({ discordId: bob });
      expect(await profileOf(3)).not.toHaveProperty('discordIds');
      expect((await write(3, { telegramChatId: '1', discordIds: ['9'] })).body).toEqual({
        telegramChatId: '1',
        notificationTypes: expect.anything(),
      });
      expect(await profileOf(3)).toMatchObject({ discordId: bob, telegramChatId: '1' });
    },
  );

  it('are a list from Seerr 3.3 on, which is cleared when it is missing', async () => {
    await start({ idLists: true });
    expect(await profileOf(1)).toMatchObject({ discordIds: [] });
    expect(await profileOf(3)).toMatchObject({ discordIds: [bob] });
    expect(await profileOf(3)).not.toHaveProperty('discordId');
    await write(3, { discordIds: [bob, '', '345678901234567890'], discordId: '9' });
    expect(await profileOf(3)).toMatchObject({ discordIds: [bob, '345678901234567890'] });
    const user = (await sendCall(fake, 'GET /user/3')).body;
    expect(user).toMatchObject({ settings: { discordIds: [bob, '345678901234567890'] } });
    expect((await sendCall(fake, 'GET /user/3/settings/main')).body).not.toHaveProperty(
      'discordId',
    );
    await write(3, { telegramChatId: '1' });
    expect(await profileOf(3)).toMatchObject({ discordIds: [], telegramChatId: '1' });
  });
});
