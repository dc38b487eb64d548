declare const brand: unique symbol;

/** An id of one kind of row. It cannot be used as the id of another kind. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type UserId = Id<'user'>;
export type AccountId = Id<'account'>;
export type ServiceId = Id<'service'>;
export type SpaceId = Id<'space'>;
export type RequestId = Id<'request'>;
export type DraftId = Id<'draft'>;
export type SearchId = Id<'search'>;
export type CardId = Id<'card'>;
export type SubscriptionId = Id<'subscription'>;
export type IssueId = Id<'issue'>;
export type IssueCommentId = Id<'issue-comment'>;
export type IssueDraftId = Id<'issue-draft'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A lower-case UUID as an id of this kind; null for anything else. */
export function toId<Kind extends string>(value: string): Id<Kind> | null {
  return uuid.test(value) ? (value as Id<Kind>) : null;
}
