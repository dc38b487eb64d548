import { toActionVerb } from '../chat/action-verb.ts';
import type { State } from '../chat/state.ts';

/** A movie of the demo: its name in the suggestions, and the value that is sent for it. */
export interface TourMovie {
  readonly name: string;
  readonly value: string;
}

/** The movies that the tour requests, in this order. */
export const tourMovies: readonly TourMovie[] = [
  { name: 'Dune (2021)', value: 'movie:438631' },
  { name: 'Alien (1979)', value: 'movie:348' },
  { name: 'Arrival (2016)', value: 'movie:329865' },
  { name: 'The Matrix (1999)', value: 'movie:603' },
  { name: 'Inception (2010)', value: 'movie:27205' },
  { name: 'Memento (2000)', value: 'movie:77' },
  { name: 'Tenet (2020)', value: 'movie:577922' },
  { name: 'Prometheus (2012)', value: 'movie:70981' },
  { name: 'Sicario (2015)', value: 'movie:273481' },
  { name: 'The Shining (1980)', value: 'movie:694' },
  { name: 'The Prestige (2006)', value: 'movie:1124' },
  { name: 'Dunkirk (2017)', value: 'movie:374720' },
];

/** The first movie without a request in the messages of the page; null when all have been requested. */
export function findUnrequestedMovie(state: State): TourMovie | null {
  const requestedUrls = [...state.messages.values()].flatMap(({ view }) =>
    view.url === null ||
    view.buttons
      .flat()
      .some((button) => 'press' in button && toActionVerb(button.press) === 'request')
      ? []
      : [view.url],
  );
  // Not by its title, whose words differ from card to card and from language to language.
  return (
    tourMovies.find(
      ({ value }) => !requestedUrls.some((url) => url.endsWith(`/${value.replace(':', '/')}`)),
    ) ?? null
  );
}
