import { describe, expect, it } from 'vitest';
import { readTitles } from '../../../../../src/demo/catalog.ts';
import { createStore, type State } from '../../../../../src/web/page/chat/state.ts';
import { findUnrequestedMovie, tourMovies } from '../../../../../src/web/page/tour/tour-movies.ts';
import { tourSteps, whileServerDown } from '../../../../../src/web/page/tour/tour-steps.ts';
import type { WireView } from '../../../../../src/web/wire.ts';

const duneUrl = 'https://www.themoviedb.org/movie/438631';
const [, , watchStep, , , serverDownStep] = tourSteps;
const askButton = {
  label: 'Request',
  press: 'request:1',
  style: 'main',
  isDisabled: false,
} as const;

describe('the movie that the tour suggests', () => {
  it('is in the catalog of the demo', () => {
    const known = readTitles().posters.map(
      ({ mediaType, tmdbId, name, year }) => `${mediaType}:${tmdbId} ${name} (${year})`,
    );
    expect(tourMovies.filter(({ name, value }) => !known.includes(`${value} ${name}`))).toEqual([]);
  });

  it('has no request', () => {
    expect(findUnrequestedMovie(createState())?.name).toBe('Dune (2021)');
    expect(findUnrequestedMovie(createState({ title: 'Any words', url: duneUrl }))?.name).toBe(
      'Alien (1979)',
    );
  });

  it('is still a movie whose card was only opened', () => {
    const opened = createState({ title: 'Dune (2021)', url: duneUrl, buttons: [[askButton]] });
    expect(findUnrequestedMovie(opened)?.name).toBe('Dune (2021)');
  });

  it('is none when all have been requested', () => {
    const movie = findUnrequestedMovie(
      createState(
        ...tourMovies.map(({ value }) => ({
          url: `https://www.themoviedb.org/${value.replace(':', '/')}`,
        })),
      ),
    );
    expect(movie).toBeNull();
  });
});

describe('a step of the tour', () => {
  it('is done when a title is available, even from before', () => {
    expect(watchStep?.isDone(new Set(), createState({ title: 'Dune (2021)', tone: 'busy' }))).toBe(
      false,
    );
    expect(watchStep?.isDone(new Set(), createState({ title: '', tone: 'good' }))).toBe(false);
    expect(watchStep?.isDone(new Set(), createState({ title: 'Dune (2021)', tone: 'good' }))).toBe(
      true,
    );
  });

  it('with a server that is down is done after a request during that time and its return', () => {
    const controls = { isDown: false, delayMs: 0, failsNext: false };
    const back = { ...createState(), controls };
    const away = { ...createState(), controls: { ...controls, isDown: true } };
    const completed = new Set(['request', whileServerDown('request')]);
    expect(serverDownStep?.isDone(new Set(['request']), back)).toBe(false);
    expect(serverDownStep?.isDone(completed, away)).toBe(false);
    expect(serverDownStep?.isDone(completed, back)).toBe(true);
  });
});

function createState(...views: Partial<WireView>[]): State {
  const { state } = createStore();
  for (const [index, view] of views.entries()) {
    const id = `m${index}`;
    state.messages.set(id, {
      id,
      number: index,
      room: 'general',
      reader: null,
      command: null,
      at: '2026-01-01T00:00:00Z',
      reactions: { yes: [], no: [] },
      view: { ...empty, ...view },
    });
  }
  return state;
}

const empty: WireView = {
  tone: 'neutral',
  locale: 'en',
  title: '',
  url: null,
  image: null,
  lines: [],
  fields: [],
  footer: '',
  picker: null,
  buttons: [],
  mentions: [],
};
