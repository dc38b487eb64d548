import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendCall } from '../../../fakes/overseerr/send-call.ts';
import {
  createFakeOverseerr,
  type FakeOverseerr,
  type FakeOverseerrOptions,
} from '../../../fakes/overseerr/server.ts';

// As read in Seerr's source: server/routes/auth.ts and server/api/jellyfin.ts.

let fake: FakeOverseerr;
afterEach(() => fake.stop());

const hana = { username: 'Hana', password: 'hana secret', email: 'Hana' };
const login = (body: object) => sendCall(fake, 'POST /auth/jellyfin', { body });
const start = () => sendCall(fake, 'POST /auth/jellyfin/quickconnect/initiate');
const check = (secret: string) =>
  sendCall(fake, `GET /auth/jellyfin/quickconnect/check?secret=${secret}`);
const finish = (secret: unknown) =>
  sendCall(fake, 'POST /auth/jellyfin/quickconnect/authenticate', { body: { secret } });

function getMediaServer() {
  if (!fake.mediaServer) throw new Error('no media server');
  return fake.mediaServer;
}

async function startFake(options: FakeOverseerrOptions = {}): Promise<void> {
  fake = await createFakeOverseerr({ mediaServer: 'jellyfin', version: '3.4.0', ...options });
  fake.mediaServer?.addUser({ name: 'hana', password: hana.password });
}

describe('the kind of media server', () => {
  it.each<[FakeOverseerrOptions, unknown]>([
    [{ mediaServer: 'plex' }, 1],
    [{ mediaServer: 'jellyfin' }, 2],
    [{ mediaServer: 'emby' }, 3],
    [{ product: 'overseerr', mediaServer: 'plex' }, undefined],
  ])('of %j is %s', async (options, type) => {
    await startFake(options);
    const { body } = await sendCall(fake, 'GET /settings/public');
    expect(Object(body).mediaServerType).toBe(type);
  });
});

describe('a name and password of Jellyfin', () => {
  beforeEach(() => startFake());

  it('open a session, and create an account for a new user', async () => {
    const answer = await login(hana);
    expect(answer).toMatchObject({
      status: 200,
      body: { id: 8, jellyfinUsername: 'hana', displayName: 'hana', userType: 3 },
    });
    expect(answer.headers.get('set-cookie')).toMatch(/^connect\.sid=/);
    expect(answer.body).not.toHaveProperty('password');
    expect((await login({ ...hana, username: 'HANA' })).body).toMatchObject({ id: 8 });
    expect(fake.state.sessions.size).toBe(2);
  });

  it.each<[string, object, number, object]>([
    ['a wrong password', { password: 'x' }, 401, { message: 'INVALID_CREDENTIALS' }],
    ['an unknown name', { username: 'zed' }, 401, { message: 'INVALID_CREDENTIALS' }],
    ['no name', { username: '' }, 500, { error: 'You must provide an username' }],
    [
      'an address of Jellyfin',
      { hostname: 'jellyfin' },
      500,
      { error: 'Jellyfin hostname already configured' },
    ],
    [
      'no email address for a new account',
      { email: undefined },
      500,
      { message: 'Something went wrong.' },
    ],
    ['no password field', { password: undefined }, 400, { errors: [{ path: '.body.password' }] }],
  ])('are refused: %s', async (_, parts, status, body) => {
    expect(await login({ ...hana, ...parts })).toMatchObject({ status, body });
    expect(fake.state.sessions.size).toBe(0);
  });

  it('create no account if the owner does not want that', async () => {
    fake.settings.newPlexLogin = false;
    expect(await login(hana)).toMatchObject({ status: 403, body: { message: 'Access denied.' } });
    fake.settings.newPlexLogin = true;
    await login(hana);
    fake.settings.newPlexLogin = false;
    expect((await login(hana)).status).toBe(200);
  });

  it('cannot be checked while Jellyfin is down, and disabled users are refused', async () => {
    getMediaServer().state.isDown = true;
    expect(await login(hana)).toMatchObject({ status: 404, body: { message: 'INVALID_URL' } });
    getMediaServer().state.isDown = false;
    getMediaServer().addUser({ name: 'ivo', password: 'x' }).isDisabled = true;
    expect(await login({ username: 'ivo', password: 'x' })).toMatchObject({
      status: 500,
      body: { message: 'Something went wrong.' },
    });
  });

  it('are refused if the owner has turned that off', async () => {
    fake.settings.mediaServerLogin = false;
    expect(await login(hana)).toMatchObject({
      status: 500,
      body: { error: 'Jellyfin login is disabled' },
    });
  });

  it('end their session with a sign-out', async () => {
    const cookie = (await login(hana)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const headers = { 'x-api-key': 'none', cookie };
    expect((await sendCall(fake, 'POST /auth/logout', { headers })).status).toBe(200);
    expect(fake.state.sessions.size).toBe(0);
  });
});

describe('servers without Jellyfin', () => {
  it('with Plex refuse its passwords, and Overseerr does not know the path', async () => {
    await startFake({ mediaServer: 'plex' });
    expect(await login(hana)).toMatchObject({
      status: 500,
      body: { error: 'Jellyfin login is disabled' },
    });
    await fake.stop();
    await startFake({ product: 'overseerr', mediaServer: 'plex', version: '1.34.0' });
    expect(await login(hana)).toMatchObject({ status: 404, body: { message: 'not found' } });
  });
});

describe('Quick Connect', () => {
  it('is unknown before Seerr 3.4', async () => {
    await startFake({ version: '3.3.2' });
    expect(await start()).toMatchObject({ status: 404, body: { message: 'not found' } });
    expect((await check('')).status).toBe(404);
  });

  it('shows a code, and signs in after a user of Jellyfin has entered it', async () => {
    await startFake();
    const { code, secret } = Object((await start()).body);
    expect(code).toMatch(/^\d{6}$/);
    expect(secret).toMatch(/^[0-9A-F]{64}$/);
    expect(await check(secret)).toMatchObject({ status: 200, body: { authenticated: false } });
    expect(await finish(secret)).toMatchObject({
      status: 401,
      body: { message: 'INVALID_CREDENTIALS' },
    });
    getMediaServer().approve(code, 'hana');
    expect(await check(secret)).toMatchObject({ status: 200, body: { authenticated: true } });
    expect(await finish(secret)).toMatchObject({ status: 200, body: { id: 8 } });
    // A lost answer can be asked for again.
    expect(await finish(secret)).toMatchObject({ status: 200, body: { id: 8 } });
  });

  it('refuses new users if the owner does not want them', async () => {
    await startFake();
    fake.settings.newPlexLogin = false;
    const { code, secret } = Object((await start()).body);
    getMediaServer().approve(code, 'hana');
    expect(await finish(secret)).toMatchObject({
      status: 403,
      body: { message: 'Access denied.' },
    });
  });

  it('refuses secrets that are unknown, expired, or none', async () => {
    await startFake();
    const { secret } = Object((await start()).body);
    getMediaServer().forgetCodes();
    expect((await check(secret)).status).toBe(404);
    expect((await finish(secret)).status).toBe(404);
    expect((await check('not-hex-at-all')).status).toBe(400);
    expect((await finish('short')).status).toBe(400);
    expect((await finish(undefined)).status).toBe(400);
    expect((await sendCall(fake, 'GET /auth/jellyfin/quickconnect/check')).status).toBe(400);
  });

  it.each([
    ['turned off in Jellyfin', { allowsQuickConnect: false }, 401],
    ['not reached', { isDown: true }, 502],
  ])('fails while it is %s', async (_, state, status) => {
    await startFake();
    const { secret } = Object((await start()).body);
    Object.assign(getMediaServer().state, state);
    expect(await start()).toMatchObject({
      status: 500,
      body: { message: 'Failed to initiate quick connect.' },
    });
    expect((await check(secret)).status).toBe(status);
  });

  it('does not exist in Emby', async () => {
    await startFake({ mediaServer: 'emby' });
    expect((await start()).status).toBe(500);
  });
});
