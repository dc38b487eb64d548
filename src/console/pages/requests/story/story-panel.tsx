import { useState } from 'preact/hooks';
import type { StoryJson } from '../../../../http/console/api/requests/story-schemas.ts';
import { readJson } from '../../../api/api-client.ts';
import { useAction } from '../../../api/use-action.ts';
import { useQuery } from '../../../api/use-query.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ConfirmDialog } from '../../../ui/feedback/dialog.tsx';
import { QueryPanel } from '../../../ui/feedback/query-panel.tsx';
import { type ActionKind, actions, type DangerousKind } from '../bulk/actions.ts';
import { ReasonField } from '../reason-field.tsx';
import type { ServerChoice } from '../request-columns.tsx';
import { titleText } from '../request-texts.ts';
import { RemoteCard } from './remote-card.tsx';
import { StoryFacts } from './story-facts.tsx';
import { StoryIssues } from './story-issues.tsx';
import { StoryMessages } from './story-messages.tsx';
import { StoryTimeline } from './story-timeline.tsx';

/** In which states a button for an action makes sense. The server decides whether it is possible. */
const statesOf = {
  approve: ['pending'],
  decline: ['pending'],
  cancel: ['queued', 'pending', 'approved', 'processing', 'failed'],
  'send-again': ['failed', 'declined'],
} as const satisfies Record<ActionKind, readonly string[]>;

/** The whole story of one request, with what can be done to it. */
export function StoryPanel(props: {
  readonly id: string;
  readonly services: readonly ServerChoice[];
  readonly onClose: () => void;
}) {
  const { id, services, onClose } = props;
  const { t, api } = useConsole();
  const story = useQuery(
    id,
    async (signal) =>
      nameServer(
        await readJson(api.requests[':id'].$get({ param: { id } }, { init: { signal } })),
        services,
      ),
    ['requests'],
  );
  return (
    <QueryPanel
      query={story}
      title={story.data ? titleText(story.data.request) : t('requests-story')}
      onClose={onClose}
      actions={story.data && <StoryActions story={story.data} onDone={story.reload} />}
    >
      {(data) => (
        <div class="stack">
          <StoryFacts story={data} />
          <StoryTimeline story={data} />
          <StoryIssues story={data} />
          <StoryMessages story={data} />
          <RemoteCard id={id} serverName={data.request.service.name} />
        </div>
      )}
    </QueryPanel>
  );
}

/** A server is called by its own title. */
function nameServer(story: StoryJson, services: readonly ServerChoice[]): StoryJson {
  const { service } = story.request;
  const name = services.find(({ id }) => id === service.id)?.title ?? service.name;
  return { ...story, request: { ...story.request, service: { ...service, name } } };
}

function StoryActions(props: { readonly story: StoryJson; readonly onDone: () => void }) {
  const { t, api, session, toast } = useConsole();
  const { story, onDone } = props;
  const { request } = story;
  const [asked, setAsked] = useState<DangerousKind | null>(null);
  const [reason, setReason] = useState('');
  const perform = useAction(async (action: ActionKind) => {
    await readJson(
      api.requests[':id'][':action'].$post({
        param: { id: request.id, action },
        json: { reason: action === 'decline' ? reason : null },
      }),
    );
    setAsked(null);
    toast({ tone: 'good', text: t(`requests-done-${action}`, { title: titleText(request) }) });
    onDone();
  });
  if (session?.scope === 'read') return null;
  const possible = actions.filter(({ kind }) => {
    const states: readonly string[] = statesOf[kind];
    const isDecided = request.decision !== null && (kind === 'approve' || kind === 'decline');
    return states.includes(request.state) && !isDecided;
  });
  if (possible.length === 0) return null;
  return (
    <>
      {possible.map(({ kind, isDangerous }) => (
        <Button
          key={kind}
          style={kind === 'approve' ? 'main' : isDangerous ? 'danger' : 'plain'}
          isBusy={perform.isRunning && asked === null}
          onClick={() => (isDangerous ? setAsked(kind) : void perform.run(kind))}
        >
          {t(`requests-action-${kind}`)}
        </Button>
      ))}
      {asked && (
        <ConfirmDialog
          title={t(`requests-confirm-one-${asked}`, { title: titleText(request) })}
          confirm={t(`requests-action-${asked}`)}
          isDangerous
          isBusy={perform.isRunning}
          onConfirm={() => void perform.run(asked)}
          onClose={() => setAsked(null)}
        >
          <div class="stack">
            <p>{t(`requests-will-${asked}`, { count: 1 })}</p>
            {asked === 'decline' && <ReasonField value={reason} onInput={setReason} />}
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}
