import { describe, expect, it } from 'vitest';
import type { RemoteStatus } from '../../../../src/domain/requests/remote-status.ts';
import type { Availability, ExistingRequest } from '../../../../src/domain/titles/title.ts';
import {
  isMovieRequestable,
  type TitleStatus,
  toTitleStatus,
} from '../../../../src/domain/titles/title-status.ts';
import { aTitle } from '../../../support/factories.ts';

function aRequest(status: RemoteStatus, is4k = false): ExistingRequest {
  return {
    remoteId: 1,
    is4k,
    status,
    requester: { remoteUserId: 2, name: 'alice' },
    seasons: [],
  };
}

describe('the status of a title', () => {
  it.each<[Availability, readonly RemoteStatus[], TitleStatus]>([
    ['unknown', [], 'unknown'],
    ['processing', [], 'processing'],
    ['pending', [], 'unknown'],
    ['pending', ['declined'], 'unknown'],
    ['pending', ['pending'], 'pending'],
    ['pending', ['approved'], 'approved'],
    ['pending', ['pending', 'approved'], 'approved'],
    ['processing', ['approved'], 'processing'],
    ['processing', ['failed'], 'failed'],
    ['processing', ['failed', 'approved'], 'processing'],
    ['processing', ['pending'], 'pending'],
    ['pending', ['unknown'], 'requested'],
    ['available', ['approved'], 'available'],
    ['available', ['completed'], 'available'],
    ['partial', ['pending'], 'partial'],
    ['blocked', ['pending'], 'blocked'],
    ['deleted', ['completed'], 'deleted'],
    ['deleted', ['pending'], 'pending'],
  ])('with media that is %s and requests that are %j is %s', (standard, statuses, expected) => {
    const requests = statuses.map((status) => aRequest(status));
    expect(toTitleStatus(aTitle({ standard, requests }), false)).toBe(expected);
  });

  it('is separate for each quality', () => {
    const title = aTitle({ standard: 'processing', requests: [aRequest('failed', true)] });
    expect(toTitleStatus(title, false)).toBe('processing');
    expect(toTitleStatus(title, true)).toBe('failed');
  });
});

describe('a movie', () => {
  it.each<[Availability, readonly RemoteStatus[], boolean]>([
    ['unknown', [], true],
    ['processing', [], true],
    ['pending', [], true],
    ['processing', ['declined'], true],
    ['processing', ['approved'], false],
    ['processing', ['failed'], false],
    ['pending', ['unknown'], false],
    ['deleted', ['completed'], true],
    ['available', [], false],
    ['blocked', [], false],
  ])(
    'that is %s with requests that are %j can be requested: %s',
    (standard, statuses, expected) => {
      const requests = statuses.map((status) => aRequest(status));
      expect(isMovieRequestable(aTitle({ standard, requests }), false)).toBe(expected);
    },
  );
});
