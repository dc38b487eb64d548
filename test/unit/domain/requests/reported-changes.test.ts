import { describe, expect, it } from 'vitest';
import { isReportedByWebhook } from '../../../../src/domain/requests/reported-changes.ts';
import type { RequestState } from '../../../../src/domain/requests/request.ts';
import { aRequest } from '../../../support/factories.ts';

describe('a change of a request', () => {
  it.each<[from: RequestState, to: RequestState, mediaType: 'movie' | 'tv', expected: boolean]>([
    ['pending', 'approved', 'movie', true],
    ['pending', 'processing', 'tv', true],
    ['pending', 'declined', 'tv', true],
    ['approved', 'failed', 'movie', true],
    ['processing', 'available', 'movie', true],
    // Deleting, removed from Radarr, one season after the other, and pending → available send nothing.
    ['pending', 'cancelled', 'movie', false],
    ['approved', 'declined', 'movie', false],
    ['approved', 'processing', 'movie', false],
    ['processing', 'partial', 'tv', false],
    ['processing', 'available', 'tv', false],
    ['pending', 'available', 'movie', false],
    ['pending', 'pending', 'movie', false],
  ])('%s → %s (%s) is reported by a webhook: %s', (state, to, mediaType, expected) => {
    const request = aRequest({ state, title: { ...aRequest().title, mediaType } });
    expect(isReportedByWebhook(request, to)).toBe(expected);
  });
});
