import type { MediaRequest } from '../../domain/requests/request.ts';
import {
  listStandings,
  mostAhead,
  type Standing,
  type StandingFacts,
} from '../../domain/requests/standing.ts';
import type { MediaType } from '../../domain/titles/title.ts';
import type { Translate } from '../i18n/translations.ts';
import { releaseFields } from '../titles/release-field.ts';
import type { Field, Line } from '../view.ts';

/** For whom a standing is shown: approvers can do something about it. */
export interface StandingReader {
  readonly t: Translate;
  /** The title of the Overseerr server that the request is for. */
  readonly server: string;
  readonly isApprover: boolean;
}

/** Why a request is where it is, as far as it is known. */
export function standingView(
  request: MediaRequest,
  facts: StandingFacts,
  reader: StandingReader,
): { readonly lines: Line[]; readonly fields: Field[] } {
  const standings = listStandings(request, facts);
  return {
    lines: standings.flatMap((standing) => linesOf(standing, request, reader)),
    fields: standings.flatMap((standing) => fieldsOf(standing, facts.now, reader.t)),
  };
}

/** The reason why nothing moves, in a sentence; null if none is known. */
export function reasonText(
  request: MediaRequest,
  facts: StandingFacts,
  reader: StandingReader,
): string | null {
  for (const standing of listStandings(request, facts)) {
    if (standing.kind === 'download' && standing.progress.stage !== 'downloading') {
      return `${reader.t(`download-${standing.progress.stage}`)}.`;
    }
    const [line] = linesOf(standing, request, reader);
    if (typeof line?.[0] === 'string') return line[0];
  }
  return null;
}

function linesOf(
  standing: Standing,
  { title: { mediaType }, is4k }: MediaRequest,
  { t, server, isApprover }: StandingReader,
): Line[] {
  const service = serviceNames[mediaType];
  switch (standing.kind) {
    case 'queue':
      return standing.ahead > mostAhead
        ? [[t('standing-queue-many', { count: mostAhead })]]
        : [[t('standing-queue', { count: standing.ahead })]];
    case 'never-sent':
      if (!isApprover) return [[t('standing-never-sent', { service })]];
      return [[t(is4k ? 'approval-never-sent-4k' : 'approval-never-sent', { server, service })]];
    case 'deleted':
      return [[t('standing-deleted')]];
    case 'cinema-only':
      return [[t('standing-cinema-only')]];
    case 'stalled':
      return isApprover ? [[t('approval-stalled', { service })]] : [];
    case 'approval':
    case 'download':
    case 'release':
    case 'retry':
      return [];
  }
}

function fieldsOf(standing: Standing, now: Date, t: Translate): Field[] {
  switch (standing.kind) {
    case 'approval':
      return [{ name: t('field-waiting-since'), value: [{ when: standing.since, style: 'date' }] }];
    case 'download': {
      const { stage, endsAt } = standing.progress;
      return stage === 'downloading' && endsAt
        ? [{ name: t('field-eta'), value: [{ when: endsAt, style: 'relative' }] }]
        : [];
    }
    case 'release':
      return releaseFields(standing.releases, now, t);
    case 'retry': {
      const { at, attempt, of } = standing;
      const count = t('standing-attempt', { attempt, of });
      return [
        { name: t('field-next-try'), value: [{ when: at, style: 'relative' }, ' · ', count] },
      ];
    }
    case 'stalled':
      return [{ name: t('field-stalled'), value: [{ when: standing.since, style: 'date' }] }];
    case 'queue':
    case 'never-sent':
    case 'deleted':
    case 'cinema-only':
      return [];
  }
}

/** Their names are the same in all languages. */
const serviceNames = { movie: 'Radarr', tv: 'Sonarr' } as const satisfies Record<MediaType, string>;
