/** What API paths consist of besides ids: words such as `request`, `is4k`, `v10`, and `@original`. */
const word = /^@?[a-z][a-z0-9_-]{0,30}$/i;
/** Segments that are followed by something a person chose, such as an emoji. */
const beforeFreeText = new Set(['reactions', 'search']);
const looksLikeToken = /\d.*[a-z].*\d|^[a-z0-9_-]{24,}$/i;

/** The path of an API with `:id` instead of every id and token, so that it has few values and no secrets. */
export function toRouteLabel(path: string): string {
  const [withoutQuery = ''] = path.split('?');
  let previous = '';
  return withoutQuery
    .split('/')
    .map((segment) => {
      const isKept =
        segment === '' ||
        (word.test(segment) && !looksLikeToken.test(segment) && !beforeFreeText.has(previous));
      previous = segment;
      return isKept ? segment : ':id';
    })
    .join('/');
}
