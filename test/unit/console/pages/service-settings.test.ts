import { describe, expect, it } from 'vitest';
import {
  canRemove,
  findDeciding,
  findPlace,
  listAddable,
  type ServiceForm,
  type SettingState,
  toAddition,
  toEdit,
  toRemoval,
} from '../../../../src/console/pages/services/service-settings.ts';

function aSetting(name: string, parts: Partial<SettingState> = {}): SettingState {
  return { name, value: null, isSet: true, decidedBy: null, ...parts };
}

function aForm(parts: Partial<ServiceForm>): ServiceForm {
  return { kind: 'overseerr', name: '', address: 'http://new', secret: 'key', ...parts };
}

describe('the settings of a service', () => {
  it('are found by its kind and name', () => {
    const second = { address: 'OVERSEERR_URL_2', secret: 'OVERSEERR_API_KEY_2' };
    expect(findPlace({ kind: 'overseerr', name: '2' })).toMatchObject(second);
    expect(findPlace({ kind: 'overseerr', name: 'default' })).toMatchObject({
      address: 'OVERSEERR_URL',
    });
    expect(findPlace({ kind: 'overseerr', name: 'demo' })).toBeNull();
    expect(findPlace({ kind: 'jellyfin', name: 'jellyfin' })).toMatchObject({
      secret: 'JELLYFIN_API_KEY',
    });
    expect(findPlace({ kind: 'http', name: 'Radarr' })).toEqual({ kind: 'entry', name: 'Radarr' });
  });

  it('cannot be changed if the environment decides about one of them', () => {
    const place = { kind: 'pair', address: 'PLEX_URL', secret: 'PLEX_TOKEN' } as const;
    const settings = [aSetting('PLEX_URL'), aSetting('PLEX_TOKEN', { decidedBy: 'PLEX_URL' })];
    expect(findDeciding(place, settings)).toBe('PLEX_URL');
    expect(findDeciding(place, [aSetting('PLEX_URL')])).toBeNull();
  });

  it('of a new server are the first free ones', () => {
    expect(toAddition(aForm({}), [])).toEqual({
      OVERSEERR_URL: 'http://new',
      OVERSEERR_API_KEY: 'key',
    });
    const taken = [aSetting('OVERSEERR_URL'), aSetting('OVERSEERR_API_KEY_2')];
    expect(toAddition(aForm({}), taken)).toEqual({
      OVERSEERR_URL_3: 'http://new',
      OVERSEERR_API_KEY_3: 'key',
    });
  });

  it('are free for one media server of each kind only', () => {
    const settings = [aSetting('PLEX_URL'), aSetting('MONITORED_URLS', { decidedBy: 'X' })];
    expect(listAddable(settings)).toEqual(['overseerr', 'jellyfin']);
    expect(toAddition(aForm({ kind: 'plex' }), settings)).toBeNull();
  });

  it('keep the secret if none is entered', () => {
    const place = { kind: 'pair', address: 'PLEX_URL', secret: 'PLEX_TOKEN' } as const;
    expect(toEdit(place, aForm({ kind: 'plex', secret: '' }), [])).toEqual({
      PLEX_URL: 'http://new',
    });
  });

  it('of plain addresses are one list', () => {
    const settings = [aSetting('MONITORED_URLS', { value: 'A=http://a, B=http://b?x=1' })];
    const form = aForm({ kind: 'http', name: 'C', secret: '' });
    const place = { kind: 'entry', name: 'B' } as const;
    const list = (text: string | null) => ({ MONITORED_URLS: text });
    expect(toAddition(form, settings)).toEqual(list('A=http://a,B=http://b?x=1,C=http://new'));
    expect(toEdit(place, form, settings)).toEqual(list('A=http://a,C=http://new'));
    expect(toRemoval(place, settings)).toEqual(list('A=http://a'));
    const last = [aSetting('MONITORED_URLS', { value: 'B=http://b' })];
    expect(toRemoval(place, last)).toEqual(list(null));
    // Addresses with passwords are not shown, so the list cannot be written again.
    expect(toRemoval(place, [aSetting('MONITORED_URLS')])).toBeNull();
  });

  it('of a removed server are all of them, but not of the first one', () => {
    const place = {
      kind: 'pair',
      address: 'OVERSEERR_URL_2',
      secret: 'OVERSEERR_API_KEY_2',
    } as const;
    expect(toRemoval(place, [])).toEqual({
      OVERSEERR_URL_2: null,
      OVERSEERR_API_KEY_2: null,
      OVERSEERR_GUEST_USER_ID_2: null,
    });
    expect(canRemove(place)).toBe(true);
    expect(canRemove({ ...place, address: 'OVERSEERR_URL' })).toBe(false);
  });
});
