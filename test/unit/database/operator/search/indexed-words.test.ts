import { describe, expect, it } from 'vitest';
import { listIndexedWords } from '../../../../../src/database/operator/search/indexed-words.ts';

describe('the words that the index of titles is asked for', () => {
  it.each([
    ['The Night of the Hunter', ['Hunter', 'Night', 'The', 'the']],
    ['movie 666650', ['666650', 'movie']],
    ['it is', []],
    ['!!!!!!!! Dune', ['Dune']],
    ['A.I.-like B-52 M*A*S*H', ['A.I.-like']],
    ['Матрица Matrix', ['Matrix']],
    ['Amélie', ['Amélie']],
  ])('of %s', (text, words) => {
    expect(listIndexedWords(text)).toEqual(words);
  });
});
