import { toDirectPlace } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { createOnce, defineAction } from '../action.ts';
import { id } from '../argument.ts';
import { toast } from '../reply.ts';
import { requestName } from './request-name.ts';

const decide = createOnce<boolean>();

/** Votes for the request of somebody else, or takes the vote back. */
export const vote = defineAction({
  verb: 'vote',
  uses: ['services', 'votes'],
  args: { request: id<'request'>() },
  async run({ useCases, actor, interaction, t }, { request: requestId }) {
    const place = useCases.services.resolveOrigin(actor) ?? toDirectPlace(actor.chat);
    const { votes } = useCases;
    const hasVoted = await votes.has(actor, requestId);
    const isWanted = decide(interaction, () => !hasVoted);
    const { outcome, request } = await votes.set(actor, requestId, { isWanted, place });
    return toast(t(`vote-${outcome}`, { title: requestName(request, t) }));
  },
});

/** The id of the button that votes for a request; null where nobody else can see its card, or it is decided. */
export function voteButtonId({ id: request, state, decision, spaceId }: MediaRequest) {
  return state === 'pending' && !decision && spaceId ? vote.id({ request }) : null;
}
