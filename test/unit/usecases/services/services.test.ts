import { describe, expect, it } from 'vitest';
import type { Preferences } from '../../../../src/domain/accounts/identity.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { ServiceId } from '../../../../src/domain/id.ts';
import { createServices } from '../../../../src/usecases/services/services.ts';
import {
  anAccount,
  anActor,
  anId,
  aRemoteUserId,
  aServerInfo,
  aSpace,
} from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';

const first = anId<'service'>();
const second = anId<'service'>();

function createServicesFixture({
  titles = ['Seerr', 'Archive'],
  preferences = {} as Preferences,
  accountOn = null as ServiceId | null,
  publicCards = true,
  isDown = false,
  version = '3.1.0',
} = {}) {
  const saved: unknown[] = [];
  const servers = createScriptedServers(
    [first, second].slice(0, titles.length).map((id, index) => ({
      id,
      title: `last title ${index + 1}`,
      ...(index === 1 ? { guest: aRemoteUserId(5) } : {}),
      server: {
        async getInfo() {
          if (isDown) throw new AppError('overseerr-unreachable');
          return aServerInfo({ title: titles[index] ?? '', version });
        },
      },
    })),
  );
  const services = createServices({
    servers,
    accountLinks: {
      findByUser: async (_, id) => (id === accountOn ? anAccount({ serviceId: id }) : null),
    },
    preferences: {
      getPreferences: async () => preferences,
      async updatePreferences(_, change) {
        saved.push(change);
      },
    },
    publicCards,
  });
  return { services, saved };
}

describe('the server that an actor uses', () => {
  it('is that of their space', async () => {
    const { services } = createServicesFixture({ preferences: { serviceId: first } });
    const space = aSpace({ serviceId: second });
    expect(await services.resolveServiceId(anActor({ space }))).toBe(second);
  });

  it('is the default one in a space without its own server', async () => {
    const { services } = createServicesFixture({ preferences: { serviceId: second } });
    expect(await services.resolveServiceId(anActor({ space: aSpace() }))).toBe(first);
  });

  it('is an error in a space whose server is no longer configured', async () => {
    const { services } = createServicesFixture();
    const space = aSpace({ serviceId: anId() });
    await expect(services.resolveServiceId(anActor({ space }))).rejects.toMatchObject({
      code: 'no-overseerr-server',
    });
  });

  it('is the chosen one in a private chat', async () => {
    const { services } = createServicesFixture({ preferences: { serviceId: second } });
    expect(await services.resolveServiceId(anActor())).toBe(second);
  });

  it('is the one with an account if the chosen one is no longer configured', async () => {
    const { services } = createServicesFixture({
      preferences: { serviceId: anId() },
      accountOn: second,
    });
    expect(await services.resolveServiceId(anActor())).toBe(second);
  });

  it('is the default one for a user without an account', async () => {
    const { services } = createServicesFixture();
    expect(await services.resolveServiceId(anActor())).toBe(first);
  });

  it('can be chosen only among the configured ones', async () => {
    const { services, saved } = createServicesFixture();
    await services.chooseService(anActor(), second);
    await expect(services.chooseService(anActor(), anId())).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(saved).toEqual([{ serviceId: second }]);
  });
});

describe('the names of the servers', () => {
  it('are their titles', async () => {
    const { services } = createServicesFixture();
    expect(await services.listNamed()).toEqual([
      { id: first, name: 'Seerr' },
      { id: second, name: 'Archive' },
    ]);
    expect(await services.getCurrentName(anActor())).toBe('Seerr');
  });

  it('get a number if they are the same', async () => {
    const { services } = createServicesFixture({ titles: ['Seerr', 'Seerr'] });
    const names = (await services.listNamed()).map(({ name }) => name);
    expect(names).toEqual(['Seerr 1', 'Seerr 2']);
  });

  it('are the last known titles while a server is down', async () => {
    const { services } = createServicesFixture({ isDown: true });
    const names = (await services.listNamed()).map(({ name }) => name);
    expect(names).toEqual(['last title 1', 'last title 2']);
  });
});

describe('the page for the Discord ID', () => {
  it.each([
    ['that of the version', { version: '3.3.0' }, 'notifications'],
    ['that of another version', { version: '3.4.0' }, 'general'],
    ['unknown for a version without a number', { version: 'develop-x' }, null],
    ['unknown while the server is down', { isDown: true }, null],
  ])('is %s', async (_, options, page) => {
    const { services } = createServicesFixture(options);
    expect(await services.findDiscordIdPage(anActor())).toBe(page);
  });
});

it('guests are accepted only by a server with a guest account', () => {
  const { services } = createServicesFixture();
  expect(services.acceptsGuests(first)).toBe(false);
  expect(services.acceptsGuests(second)).toBe(true);
});

describe('the public card of a request', () => {
  const here = { platform: 'discord', kind: 'channel', address: '900' } as const;
  const elsewhere = { ...here, address: '901' };

  it('goes to the request channel of the space, otherwise to where the request was made', () => {
    const { services } = createServicesFixture();
    const actor = anActor({ space: aSpace(), place: here });
    expect(services.resolveOrigin(actor)).toEqual(here);
    const space = aSpace({ settings: { requestPlace: elsewhere } });
    expect(services.resolveOrigin({ ...actor, space })).toEqual(elsewhere);
  });

  it('has the language of the space', () => {
    const { services } = createServicesFixture();
    const space = aSpace({ settings: { language: 'de' } });
    const origin = services.resolveOrigin(anActor({ space, place: here }));
    expect(origin).toEqual({ ...here, language: 'de' });
  });

  it.each([
    [true, undefined, true],
    [true, false, false],
    [false, undefined, false],
    [false, true, true],
  ])('with the default %s and the setting %s is posted: %s', (publicCards, setting, isPosted) => {
    const { services } = createServicesFixture({ publicCards });
    const settings = setting === undefined ? {} : { publicCards: setting };
    const actor = anActor({ space: aSpace({ settings }), place: here });
    expect(services.resolveOrigin(actor) !== null).toBe(isPosted);
  });

  it('stays in a private chat, regardless of the default', () => {
    const { services } = createServicesFixture({ publicCards: false });
    const actor = anActor();
    expect(services.resolveOrigin(actor)).toEqual(actor.place);
  });
});
