/**
 * Sites whose addresses look like pages of an Overseerr server, such as JustWatch's `/us/movie/1917` or Plex's
 * `/movie/300`: they have a name there, or an id of their own.
 */
const domains =
  'allmovie.com allocine.fr apple.com disneyplus.com douban.com fandango.com filmaffinity.com hbomax.com hulu.com ' +
  'imdb.com justwatch.com kinopoisk.ru letterboxd.com max.com metacritic.com moviefone.com moviepilot.de mubi.com ' +
  'netflix.com paramountplus.com peacocktv.com plex.tv primevideo.com reelgood.com rottentomatoes.com simkl.com ' +
  'thetvdb.com trakt.tv tubitv.com tvguide.com tvmaze.com werstreamt.es';

/** A regular expression of the hosts of these sites. */
export const otherSiteHost = `(?:[\\w-]+\\.)*(?:${domains.replaceAll('.', '\\.').replaceAll(' ', '|')})\\.?(?::\\d+)?`;
