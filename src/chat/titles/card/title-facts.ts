import type { TitleFacts } from '../../../domain/titles/title-facts.ts';
import type { Translate } from '../../i18n/translations.ts';
import type { Field, Inline, Line } from '../../view.ts';

/** A region with its name in the language of the reader. */
export interface NamedRegion {
  readonly code: string;
  readonly name: string;
}

const genresMax = 3;

/** Rating, runtime, age rating, genres, and a link to the trailer; no line if nothing of this is known. */
export function factLines(
  { rating, runtimeMinutes, genres, trailerUrl, regions }: TitleFacts,
  region: NamedRegion | null,
  t: Translate,
): Line[] {
  const certification = region && regions[region.code]?.certification;
  const facts: readonly Inline[] = [
    ...(rating === null ? [] : [t('title-rating', { rating: Math.round(rating * 10) / 10 })]),
    ...(runtimeMinutes === null ? [] : [runtimeText(runtimeMinutes, t)]),
    ...(certification ? [certification] : []),
    ...(genres.length > 0 ? [genres.slice(0, genresMax).join(', ')] : []),
    ...(trailerUrl ? [{ link: t('title-trailer'), url: trailerUrl }] : []),
  ];
  const line = facts.flatMap((fact, index) => (index === 0 ? [fact] : [' · ', fact]));
  return line.length > 0 ? [line] : [];
}

/** Who plays in a title, and which services of the region stream it; nothing for what is not known. */
export function factFields(
  { cast, regions }: TitleFacts,
  region: NamedRegion | null,
  t: Translate,
): Field[] {
  const streaming = (region && regions[region.code]?.streaming) ?? [];
  return [
    ...(cast.length > 0 ? [{ name: t('field-cast'), value: [cast.join(', ')] }] : []),
    ...(region && streaming.length > 0
      ? [
          {
            name: t('field-streaming'),
            value: [t('title-streaming', { services: streaming.join(', '), region: region.name })],
          },
        ]
      : []),
  ];
}

function runtimeText(runtimeMinutes: number, t: Translate): string {
  const [hours, minutes] = [Math.floor(runtimeMinutes / 60), runtimeMinutes % 60];
  if (hours === 0) return t('title-runtime-minutes', { minutes });
  return minutes === 0
    ? t('title-runtime-hours', { hours })
    : t('title-runtime', { hours, minutes });
}
