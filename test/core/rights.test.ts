import { describe, expect, it } from 'vitest';
import { toAccountNumber } from '../../src/core/account.ts';
import { Fault, faces, isFault, toFault } from '../../src/core/fault.ts';
import { permission, rightsOf } from '../../src/core/permission.ts';
import { nextFreeAt, remaining } from '../../src/core/quota.ts';

describe('rights', () => {
  it.each([
    ['nothing', 0, [false, false, false, false]],
    ['REQUEST', permission.request, [true, true, false, false]],
    ['REQUEST_MOVIE', permission.requestMovie, [true, false, false, false]],
    ['REQUEST_4K_TV', permission.request4kTv, [false, false, false, true]],
    ['ADMIN', permission.admin, [true, true, true, true]],
  ])('%s', (_, bits, expected) => {
    const { request } = rightsOf(bits);
    expect([
      request('movie', false),
      request('tv', false),
      request('movie', true),
      request('tv', true),
    ]).toEqual(expected);
  });

  it('to manage include seeing and advanced asking', () => {
    expect(rightsOf(permission.manageRequests)).toMatchObject({
      manageRequests: true,
      requestAdvanced: true,
      seeOthers: true,
    });
    expect(rightsOf(permission.request)).toMatchObject({ manageRequests: false, seeOthers: false });
  });
});

describe('an account number', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])('is never %s', (value) => {
    expect(toAccountNumber(value)).toBeNull();
  });

  it('is a positive whole number', () => {
    expect(toAccountNumber(3)).toBe(3);
  });
});

describe('a quota', () => {
  const quota = { limit: 2, used: 3, days: 7 };

  it('never has less than nothing left', () => {
    expect(remaining(quota)).toBe(0);
    expect(remaining({ ...quota, limit: null })).toBeNull();
  });

  it('has room again when the oldest counted request has aged out', () => {
    const times = [new Date('2026-11-20T10:00:00Z'), new Date('2026-11-18T10:00:00Z')];
    expect(nextFreeAt(quota, times)).toEqual(new Date('2026-11-25T10:00:00Z'));
    expect(nextFreeAt(quota, [])).toBeNull();
    expect(nextFreeAt({ ...quota, days: null }, times)).toBeNull();
  });
});

describe('a fault', () => {
  it('keeps its code through the door, anything else is a bug', () => {
    const fault = new Fault('quota-tv');
    expect(toFault(fault)).toBe(fault);
    expect(toFault(new TypeError('x')).code).toBe('bug');
    expect(isFault(fault, 'quota-movie', 'quota-tv')).toBe(true);
  });

  it('is retried only when the wire broke', () => {
    const retried = Object.entries(faces)
      .filter(([, face]) => face.retry)
      .map(([code]) => code);
    expect(retried.sort()).toEqual([
      'catalogue-down',
      'chat-failed',
      'outcome-unknown',
      'plex-unreachable',
      'service-failed',
      'service-unreachable',
    ]);
  });
});
