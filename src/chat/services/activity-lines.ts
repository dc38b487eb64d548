import type {
  LibrarySize,
  MediaServerActivity,
} from '../../domain/services/media-server-activity.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Line } from '../view.ts';

/** What a media server is doing and what it holds, below its status. */
export function activityLines({ streams, libraries }: MediaServerActivity, t: Translate): Line[] {
  const sizes = libraries?.map((library) => librarySize(library, t)) ?? [
    t('status-libraries-unknown'),
  ];
  return [[{ quiet: streamsText(streams, t) }], [{ quiet: sizes.join(' · ') }]].filter(
    ([inline]) => inline?.quiet,
  );
}

function streamsText(streams: MediaServerActivity['streams'], t: Translate): string {
  if (!streams) return t('status-streams-unknown');
  const { total, transcodes } = streams;
  return transcodes > 0
    ? t('status-streams-transcoded', { total, transcodes })
    : t('status-streams', { total });
}

function librarySize({ name, kind, count }: LibrarySize, t: Translate): string {
  const size = t(`status-library-${kind}`, { count });
  return name === null ? size : t('status-library-named', { name, size });
}
