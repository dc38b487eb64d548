import { toDirectPlace } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { defineAction } from '../action.ts';
import { id } from '../argument.ts';
import { toast } from '../reply.ts';
import { requestName } from './request-name.ts';

/** Votes for the request of somebody else, or takes the vote back. */
export const vote = defineAction({
  verb: 'vote',
  uses: ['services', 'votes'],
  args: { request: id<'request'>() },
  async run({ useCases, actor, t }, { request: requestId }) {
    const place = useCases.services.resolveOrigin(actor) ?? toDirectPlace(actor.chat);
    const { outcome, request } = await useCases.votes.toggle(actor, requestId, place);
    return toast(t(`vote-${outcome}`, { title: requestName(request, t) }));
  },
});

/** The id of the button that votes for a request; null where nobody else can see its card, or it is decided. */
export function voteButtonId({ id: request, state, decision, spaceId }: MediaRequest) {
  return state === 'pending' && !decision && spaceId ? vote.id({ request }) : null;
}
