import { describe, expect, it } from 'vitest';
import { readTitles } from '../../src/demo/catalogue.ts';
import { films, freeFilm } from '../../src/web/page/films.ts';
import { createStore, type State } from '../../src/web/page/state.ts';
import { steps, whileDown } from '../../src/web/page/steps.ts';
import type { WireView } from '../../src/web/wire.ts';

const [ask, , watch, , , down] = steps;
const askButton = { label: 'Request', press: 'ask:1', style: 'main', isOff: false } as const;

describe('what the tour asks for', () => {
  it('is in the catalogue of the demonstration', () => {
    const known = readTitles().posters.map(
      ({ mediaType, tmdbId, name, year }) => `${mediaType}:${tmdbId} ${name} (${year})`,
    );
    expect(films.filter(({ name, value }) => !known.includes(`${value} ${name}`))).toEqual([]);
  });

  it('is a film that nobody has asked for', () => {
    expect(freeFilm(aState())?.name).toBe('Dune (2021)');
    expect(freeFilm(aState({ title: 'Dune (2021): may it be fetched?' }))?.name).toBe(
      'Alien (1979)',
    );
  });

  it('is still a film whose card was only opened', () => {
    const opened = aState({ title: 'Dune (2021)', buttons: [[askButton]] });
    expect(freeFilm(opened)?.name).toBe('Dune (2021)');
  });

  it('is left to the reader when all were asked for', () => {
    const film = freeFilm(aState(...films.map(({ name: title }) => ({ title }))));
    expect(film).toBeNull();
    expect(ask?.text(null)).toContain('nobody has asked for yet; send it');
  });
});

describe('a step of the tour', () => {
  it('is done as soon as a title has arrived, whenever that was', () => {
    expect(watch?.isDone(new Set(), aState({ title: 'Dune (2021)', tone: 'busy' }))).toBe(false);
    expect(watch?.isDone(new Set(), aState({ title: '', tone: 'good' }))).toBe(false);
    expect(watch?.isDone(new Set(), aState({ title: 'Dune (2021)', tone: 'good' }))).toBe(true);
  });

  it('with a server that is away wants a wish made meanwhile, and the server back', () => {
    const panel = { isDown: false, delayMs: 0, failsNext: false };
    const back = { ...aState(), panel };
    const away = { ...aState(), panel: { ...panel, isDown: true } };
    const made = new Set(['ask', whileDown('ask')]);
    expect(down?.isDone(new Set(['ask']), back)).toBe(false);
    expect(down?.isDone(made, away)).toBe(false);
    expect(down?.isDone(made, back)).toBe(true);
  });
});

function aState(...views: Partial<WireView>[]): State {
  const { state } = createStore();
  for (const [index, view] of views.entries()) {
    const id = `m${index}`;
    state.messages.set(id, {
      id,
      number: index,
      room: 'general',
      reader: null,
      asked: null,
      at: '2026-01-01T00:00:00Z',
      signs: { yes: [], no: [] },
      view: { ...empty, ...view },
    });
  }
  return state;
}

const empty: WireView = {
  tone: 'neutral',
  title: '',
  url: null,
  image: null,
  lines: [],
  fields: [],
  footer: '',
  picker: null,
  buttons: [],
  pings: [],
};
