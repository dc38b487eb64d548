import type { TitleKey } from '../../domain/titles/title.ts';
import type { CatalogFacts } from '../overseerr/titles/catalog.ts';

/**
 * Facts of the better known titles: type and TMDB ID | rating | minutes | age rating in the United States | cast |
 * trailer on YouTube. The services that stream them are made up, because they change.
 */
const factsTable = `
movie 603|8.2|136|R|Keanu Reeves, Laurence Fishburne, Carrie-Anne Moss|vKQi3bBA1y8
movie 604|7.1|138|R|Keanu Reeves, Laurence Fishburne, Carrie-Anne Moss|
movie 605|6.7|129|R|Keanu Reeves, Laurence Fishburne, Carrie-Anne Moss|
movie 624860|6.6|148|R|Keanu Reeves, Carrie-Anne Moss, Yahya Abdul-Mateen II|
movie 438631|7.8|155|PG-13|Timothée Chalamet, Rebecca Ferguson, Oscar Isaac|8g18jFHCLXk
movie 693134|8.1|167|PG-13|Timothée Chalamet, Zendaya, Rebecca Ferguson|
movie 841|6.2|137|PG-13|Kyle MacLachlan, Sean Young, Francesca Annis|
movie 27205|8.4|148|PG-13|Leonardo DiCaprio, Joseph Gordon-Levitt, Elliot Page|YoHD9XEInc0
movie 157336|8.5|169|PG-13|Matthew McConaughey, Anne Hathaway, Jessica Chastain|zSWdZVtXT7E
movie 155|8.5|152|PG-13|Christian Bale, Heath Ledger, Aaron Eckhart|EXeTwQWrcwY
movie 278|8.7|142|R|Tim Robbins, Morgan Freeman, Bob Gunton|
movie 238|8.7|175|R|Marlon Brando, Al Pacino, James Caan|
movie 680|8.5|154|R|John Travolta, Samuel L. Jackson, Uma Thurman|
movie 550|8.4|139|R|Edward Norton, Brad Pitt, Helena Bonham Carter|
movie 13|8.5|142|PG-13|Tom Hanks, Robin Wright, Gary Sinise|
movie 872585|8.1|180|R|Cillian Murphy, Emily Blunt, Matt Damon|
movie 346698|7.0|114|PG-13|Margot Robbie, Ryan Gosling, America Ferrera|
movie 348|8.2|117|R|Sigourney Weaver, Tom Skerritt, Veronica Cartwright|
movie 129|8.5|125|PG|Rumi Hiiragi, Miyu Irino, Mari Natsuki|
tv 1396|8.9|47|TV-MA|Bryan Cranston, Aaron Paul, Anna Gunn|
tv 1399|8.5|60|TV-MA|Emilia Clarke, Kit Harington, Peter Dinklage|
tv 66732|8.6|50|TV-14|Millie Bobby Brown, Finn Wolfhard, Gaten Matarazzo|
tv 2316|8.6|22|TV-14|Steve Carell, Rainn Wilson, John Krasinski|
tv 70523|8.4|60|TV-MA|Louis Hofmann, Lisa Vicari, Andreas Pietschmann|
`;

const services = ['Netflix', 'Max', 'Disney Plus', 'Prime Video'] as const;

/** The facts of titles, by media type and TMDB ID as in `movie 603`. */
const facts: ReadonlyMap<string, CatalogFacts> = new Map(
  factsTable
    .trim()
    .split('\n')
    .map((row) => row.split('|'))
    .map(([key = '', rating, runtime, certification = '', cast = '', trailer = '']) => [
      key,
      {
        rating: Number(rating),
        runtime: Number(runtime),
        certification,
        cast: cast.split(', '),
        ...(trailer ? { trailer } : {}),
        streaming: toStreaming(Number(key.split(' ')[1])),
      },
    ]),
);

/** What the demo's server knows about a title besides its name, date, and genres. */
export function findFacts({ mediaType, tmdbId }: TitleKey): { readonly facts?: CatalogFacts } {
  const found = facts.get(`${mediaType} ${tmdbId}`);
  return found ? { facts: found } : {};
}

function toStreaming(tmdbId: number): NonNullable<CatalogFacts['streaming']> {
  const first = tmdbId % services.length;
  const names = [services[first], services[(first + 1) % services.length]].filter(
    (name) => name !== undefined,
  );
  return { US: names, GB: names, DE: names.slice(0, 1) };
}
