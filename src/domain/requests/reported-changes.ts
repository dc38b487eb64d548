import type { MediaRequest, RequestState } from './request.ts';

/**
 * Whether Overseerr sends a webhook when a request of ours gets into another state. Where it depends on the product or
 * on the seasons, the answer is no (docs/overseerr-api.md, "When MEDIA_AVAILABLE is sent").
 */
export function isReportedByWebhook(
  { state, title }: Pick<MediaRequest, 'state' | 'title'>,
  to: RequestState,
): boolean {
  if (state === to) return false;
  switch (to) {
    case 'approved':
    case 'processing':
    case 'declined':
      return state === 'pending';
    case 'failed':
      return state === 'pending' || state === 'approved' || state === 'processing';
    case 'available':
      return title.mediaType === 'movie' && (state === 'approved' || state === 'processing');
    case 'queued':
    case 'pending':
    case 'partial':
    case 'cancelled':
      return false;
  }
}
