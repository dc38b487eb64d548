import type { PlacePermission } from '../../../../domain/spaces/space-inspection.ts';
import type { Query } from '../../../api/use-query.ts';
import { useConsole } from '../../../app/console-context.ts';
import type { PlainMessageKey } from '../../../texts/texts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Badge, Banner } from '../../../ui/feedback/badge.tsx';
import { QueryView } from '../../../ui/feedback/states.tsx';
import type { Channel, Inspection, SpaceDetails } from '../spaces-types.ts';
import { toDraft, toPlaceKey } from './draft.ts';
import { channelName, missingName } from './place-text.ts';

/** Where approval cards go, two more permissions matter. */
const forApprovals: readonly string[] = ['react', 'see-reactions'] satisfies PlacePermission[];

/** What the bot lacks in the channels of a space; those that the settings name first. */
export function ChannelsPart(props: {
  readonly space: SpaceDetails;
  readonly inspection: Query<Inspection>;
}) {
  const { t } = useConsole();
  const { space, inspection } = props;
  return (
    <section class="stack-small">
      <div class="row row-between">
        <h3>{t('spaces-channels')}</h3>
        <Button size="small" icon="refresh" onClick={inspection.reload}>
          {t('spaces-check')}
        </Button>
      </div>
      <QueryView query={inspection}>
        {(found) => <Channels space={space} found={found} />}
      </QueryView>
    </section>
  );
}

function Channels({ space, found }: { readonly space: SpaceDetails; readonly found: Inspection }) {
  const { t } = useConsole();
  if (!found.isKnown) {
    return (
      <Banner tone="warn">
        {t(space.platform === 'web' ? 'spaces-not-listable' : 'spaces-unknown')}
      </Banner>
    );
  }
  if (!found.isMember) return <Banner tone="bad">{t('spaces-not-member')}</Banner>;
  const uses = usesOf(space);
  const used = found.channels.filter((channel) => uses.has(toPlaceKey(channel)));
  const lost = [...uses.keys()].filter(
    (key) => !found.channels.some((channel) => toPlaceKey(channel) === key),
  );
  const others = found.channels.filter((channel) => !uses.has(toPlaceKey(channel)));
  return (
    <>
      {uses.size === 0 && <p class="quiet">{t('spaces-no-places')}</p>}
      <ul class="spaces-list">
        {used.map((channel) => (
          <ChannelLine
            key={toPlaceKey(channel)}
            channel={channel}
            uses={uses.get(toPlaceKey(channel)) ?? []}
          />
        ))}
        {lost.map((key) => (
          <li key={key} class="row row-between">
            <span>{key}</span>
            <Badge tone="bad">{t('spaces-channel-gone')}</Badge>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <details>
          <summary>{t('spaces-other-channels', { count: others.length })}</summary>
          <ul class="spaces-list">
            {others.map((channel) => (
              <ChannelLine key={toPlaceKey(channel)} channel={channel} uses={[]} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function ChannelLine({
  channel,
  uses,
}: {
  readonly channel: Channel;
  readonly uses: readonly PlainMessageKey[];
}) {
  const { t } = useConsole();
  const matters = (permission: string) =>
    uses.includes('spaces-approval-places') || !forApprovals.includes(permission);
  const missing = channel.missing.filter(matters);
  return (
    <li class="row row-between">
      <span>
        <strong>{channelName(t, channel)}</strong>
        {uses.length > 0 && <span class="quiet"> · {uses.map((use) => t(use)).join(', ')}</span>}
      </span>
      {missing.length === 0 ? (
        <Badge tone="good">{t('spaces-all-permissions')}</Badge>
      ) : (
        <Badge tone={missing.every((each) => forApprovals.includes(each)) ? 'warn' : 'bad'}>
          {t('spaces-missing', { names: missing.map((each) => missingName(t, each)).join(', ') })}
        </Badge>
      )}
    </li>
  );
}

/** What each place of the settings is for. */
function usesOf(space: SpaceDetails): ReadonlyMap<string, readonly PlainMessageKey[]> {
  const { requestPlace, approvalPlaces, alertPlace, digestPlace } = toDraft(space);
  const uses = new Map<string, PlainMessageKey[]>();
  const add = (key: string, use: PlainMessageKey) => {
    if (key !== '') uses.set(key, [...(uses.get(key) ?? []), use]);
  };
  add(requestPlace, 'spaces-request-place');
  for (const key of approvalPlaces) add(key, 'spaces-approval-places');
  add(alertPlace, 'spaces-alert-place');
  add(digestPlace, 'spaces-digest-place');
  return uses;
}
