import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAppError } from '../../../src/domain/app-error.ts';
import { createPlexTv } from '../../../src/plex/plex-tv.ts';
import { createFakePlex, type FakePlex } from '../../fakes/plex/server.ts';

const ada = { id: 4711, username: 'ada', email: 'ada@rig.local', confirmed: true };

describe('plex.tv', () => {
  let fake: FakePlex;
  beforeAll(async () => {
    fake = await createFakePlex();
  });
  afterAll(() => fake.stop());
  const plex = () => createPlexTv({ baseUrl: fake.url });

  it('creates a PIN and the address to confirm it', async () => {
    const { pinId, url } = await plex().createPin('here', 'Ada on Discord');
    expect(fake.pins().at(-1)).toMatchObject({ id: pinId, client: 'here' });
    expect(url).toMatch(/^https:\/\/app\.plex\.tv\/auth#\?clientID=here&code=\w+&/);
    expect(fake.calls.at(-1)?.headers).toMatchObject({ 'x-plex-product': 'MediaNest' });
  });

  it.each([
    ['Ada on Discord', 'Ada on Discord'],
    ['A\u202eda\n\u200b  B\0 on Discord', 'A da B on Discord'],
    [`${'x'.repeat(200)} on Telegram`, `${'x'.repeat(30)}…${'x'.repeat(17)} on Telegram`],
    ['a&code=other#x on Discord', 'a&code=other#x on Discord'],
  ])('shows the name %j at Plex', async (name, label) => {
    const { pinId, url } = await plex().createPin('here', name);
    const query = new URLSearchParams(new URL(url).hash.replace(/^#\?/, ''));
    expect(query.getAll('context[device][deviceName]')).toEqual([label]);
    expect(query.getAll('code')).toEqual([fake.pins().find(({ id }) => id === pinId)?.code]);
  });

  it('returns nobody until the PIN is confirmed, then the user until signing out', async () => {
    const { pinId, url } = await plex().createPin('here', 'Ada on Discord');
    expect(await plex().checkPin('here', pinId)).toBe('waiting');
    const token = fake.confirm(url, ada);
    expect(fake.tokens()).toContain(token);
    const person = await plex().checkPin('here', pinId);
    expect(person).toEqual({ plexId: '4711', email: 'ada@rig.local', isEmailConfirmed: true });
    expect(await plex().checkPin('here', pinId)).toEqual(person);
    await plex().signOut('here', pinId);
    expect(fake.tokens()).not.toContain(token);
  });

  it('does not report an email as confirmed that Plex calls unconfirmed', async () => {
    const { pinId, url } = await plex().createPin('here', 'Ada on Discord');
    fake.confirm(url, { ...ada, confirmed: false });
    expect(await plex().checkPin('here', pinId)).toMatchObject({ isEmailConfirmed: false });
  });

  it('reports an email as confirmed if Plex does not call it unconfirmed', async () => {
    const { pinId, url } = await plex().createPin('here', 'Ada on Discord');
    fake.confirm(url, { id: 4712, username: 'bea', email: 'bea@rig.local' });
    expect(await plex().checkPin('here', pinId)).toMatchObject({ isEmailConfirmed: true });
  });

  it('ignores signing out without a session or during an outage', async () => {
    const { pinId } = await plex().createPin('here', 'Ada on Discord');
    await plex().signOut('here', pinId);
    await plex().signOut('elsewhere', pinId);
    fake.trouble.status = 503;
    await plex().signOut('here', pinId);
    fake.trouble.status = null;
  });

  it('does not find a PIN of another installation', async () => {
    const { pinId } = await plex().createPin('here', 'Ada on Discord');
    expect(await plex().checkPin('elsewhere', pinId)).toBe('gone');
  });

  it('is unreachable during an outage, with invalid responses, or at a wrong address', async () => {
    fake.trouble.status = 503;
    const away = await plex()
      .createPin('here', 'Ada on Discord')
      .catch((error: unknown) => error);
    fake.trouble.status = 200;
    const strange = await plex()
      .createPin('here', 'Ada on Discord')
      .catch((error: unknown) => error);
    fake.trouble.status = null;
    const nowhere = createPlexTv({ baseUrl: 'http://127.0.0.1:9' });
    const gone = await nowhere.createPin('here', 'Ada on Discord').catch((error: unknown) => error);
    expect([away, strange, gone].map((each) => isAppError(each, 'plex-unreachable'))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('identifies the product and the installation', async () => {
    const answer = await fetch(`${fake.url}/identity`);
    expect(await answer.json()).toMatchObject({ MediaContainer: { machineIdentifier: 'a1b2c3' } });
  });
});
