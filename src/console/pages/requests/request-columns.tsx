import type { RequestJson } from '../../../http/console/api/requests/request-schemas.ts';
import { sourceText } from '../../texts/source-text.ts';
import type { Translate } from '../../texts/texts.ts';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import type { Column } from '../../ui/data/table.tsx';
import { Badge } from '../../ui/feedback/badge.tsx';
import { kindText, requesterText, stateText, stateTones, titleText } from './request-texts.ts';

/** A server that requests can be on. */
export interface ServerChoice {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

/** The columns of the list. The server is shown only where there are several. */
export function toColumns(
  t: Translate,
  services: readonly ServerChoice[],
): readonly Column<RequestJson>[] {
  const titleOf = ({ id, name }: RequestJson['service']) =>
    services.find((each) => each.id === id)?.title ?? name;
  const server: Column<RequestJson> = {
    id: 'server',
    header: t('requests-server'),
    isMinor: true,
    cell: ({ service }) => titleOf(service),
  };
  return [
    {
      id: 'title',
      header: t('requests-title'),
      isWide: true,
      cell: (request) => (
        <span class="requests-title">
          <strong>{titleText(request)}</strong>
          <span class="quiet">{kindText(t, request)}</span>
        </span>
      ),
    },
    {
      id: 'state',
      header: t('requests-state'),
      cell: (request) => (
        <Badge tone={request.decision ? 'busy' : stateTones[request.state]}>
          {stateText(t, request)}
        </Badge>
      ),
    },
    {
      id: 'person',
      header: t('requests-person'),
      cell: (request) => <span class="requests-person">{requesterText(request)}</span>,
    },
    {
      id: 'place',
      header: t('requests-place'),
      isMinor: true,
      cell: ({ space, source, service }) => space?.name ?? sourceText(t, source, titleOf(service)),
    },
    ...(services.length > 1 ? [server] : []),
    {
      id: 'created',
      header: t('requests-created'),
      isSortable: true,
      align: 'end',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
    {
      id: 'changed',
      header: t('requests-changed'),
      isSortable: true,
      isMinor: true,
      align: 'end',
      cell: ({ changedAt }) => <RelativeTime at={changedAt} />,
    },
  ];
}
