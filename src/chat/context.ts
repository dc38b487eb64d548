import type { Sender } from '../domain/accounts/sender.ts';
import type { Actor } from '../domain/actor.ts';
import type { ServiceId } from '../domain/id.ts';
import type { MessageRef, Place, Platform } from '../domain/place.ts';
import type { Identity } from '../usecases/accounts/identity.ts';
import type { MemberAdmin } from '../usecases/accounts/member-admin.ts';
import type { Members } from '../usecases/accounts/members.ts';
import type { Quotas } from '../usecases/accounts/quotas.ts';
import type { SignInFlow } from '../usecases/accounts/sign-in-flow.ts';
import type { RequestActions } from '../usecases/approvals/actions/request-actions.ts';
import type { Decisions } from '../usecases/approvals/decisions.ts';
import type { VoteRules } from '../usecases/approvals/votes/vote-rules.ts';
import type { Votes } from '../usecases/approvals/votes/votes.ts';
import type { ConsoleLinks } from '../usecases/console/console-links.ts';
import type { IssueChanges } from '../usecases/issues/issue-changes.ts';
import type { IssueList } from '../usecases/issues/issue-list.ts';
import type { IssueReports } from '../usecases/issues/issue-reports.ts';
import type { AnsweredCards } from '../usecases/notifications/answered-cards.ts';
import type { Following } from '../usecases/notifications/following.ts';
import type { Subscriptions } from '../usecases/notifications/subscriptions.ts';
import type { DownloadChoices } from '../usecases/requests/creation/download-choices.ts';
import type { OnBehalf } from '../usecases/requests/creation/on-behalf.ts';
import type { Drafts } from '../usecases/requests/drafts.ts';
import type { History } from '../usecases/requests/history.ts';
import type { RequestEdits } from '../usecases/requests/request-edits.ts';
import type { Requests } from '../usecases/requests/requests.ts';
import type { Services } from '../usecases/services/services.ts';
import type { StatusReports } from '../usecases/services/status-report.ts';
import type { WebhookSetup } from '../usecases/services/webhook-setup.ts';
import type { SpaceSetup } from '../usecases/spaces/space-setup.ts';
import type { Collections } from '../usecases/titles/collections.ts';
import type { Discover } from '../usecases/titles/discover.ts';
import type { Searches } from '../usecases/titles/searches.ts';
import type { TitleSearch } from '../usecases/titles/title-search.ts';
import type { Command } from './command.ts';
import type { Translate } from './i18n/translations.ts';

/** The use cases that commands and actions can ask for, by name. */
export interface UseCases {
  readonly members: Members;
  readonly services: Services;
  readonly titleSearch: TitleSearch;
  readonly searches: Searches;
  readonly discover: Discover;
  readonly collections: Collections;
  readonly quotas: Pick<Quotas, 'get' | 'prepareWarning'>;
  readonly drafts: Drafts;
  readonly onBehalf: Pick<OnBehalf, 'find' | 'resolve'>;
  readonly downloadChoices: Pick<DownloadChoices, 'canChoose' | 'choose' | 'openForm' | 'reset'>;
  readonly requests: Requests;
  readonly subscriptions: Subscriptions;
  readonly following: Following;
  readonly answeredCards: AnsweredCards;
  readonly decisions: Decisions;
  readonly votes: Pick<Votes, 'has' | 'set'>;
  readonly voteRules: VoteRules;
  readonly requestActions: RequestActions;
  readonly issueReports: IssueReports;
  readonly issueChanges: IssueChanges;
  readonly issueList: IssueList;
  readonly identity: Identity;
  readonly consoleLinks: ConsoleLinks;
  readonly memberAdmin: MemberAdmin;
  readonly edits: RequestEdits;
  readonly history: History;
  readonly setup: SpaceSetup;
  readonly signInFlow: Pick<SignInFlow, 'getOptions' | 'start'>;
  readonly statusReports: StatusReports;
  readonly webhookSetup: Pick<WebhookSetup, 'getWebhook' | 'install' | 'test'>;
}

export type UseCaseName = keyof UseCases;

/** A language of the bot. */
export interface Language {
  readonly locale: string;
  readonly name: string;
  readonly t: Translate;
}

/** What a platform says about a message, press, or reaction. */
export interface Interaction {
  readonly sender: Sender;
  /** Null in a private chat. */
  readonly space: { readonly platformSpaceId: string; readonly name: string } | null;
  readonly place: Place;
  readonly answer: MessageRef | null;
  /** They wrote it to the bot in private, on a platform where that proves that the bot may write to them. */
  readonly isPrivateMessage?: boolean;
}

/** What a command or action gets: the actor, the language, and the use cases. */
export interface Context<Uses extends UseCaseName = never> {
  /** Only the use cases that the command or action has declared. */
  readonly useCases: Pick<UseCases, Uses>;
  readonly actor: Actor;
  /** When the interaction arrived. */
  readonly now: Date;
  /** What the platform said. It stays the same object while the work is repeated, after the database was away. */
  readonly interaction: Interaction;
  /** The message that will contain the reply, for later edits; null if the platform does not say in advance. */
  readonly answer: MessageRef | null;
  readonly locale: string;
  /** The IANA time zone of the place: its own, or the operator's. */
  readonly timeZone: string;
  /** The language in which titles are read. */
  readonly language: string;
  readonly t: Translate;
  /** The name of a command as the person's app shows it. */
  commandName(name: string): string;
  /** The last known title of an Overseerr server, which is its name for people. */
  getServerTitle(id: ServiceId): string;
  /** The languages of the bot, each with its own name. */
  readonly languages: readonly Language[];
  /** The commands that the actor can use here. */
  listCommands(): Promise<readonly Command[]>;
  /**
   * An address that opens a private chat with the bot and runs a command with a text there, on the given platform or on
   * any one. Null if no platform has such addresses.
   */
  startLink(command: string, text: string, on?: Platform): string | null;
}

/** A context with only the use cases that a handler has declared. */
export function restrictContext<Uses extends UseCaseName>(
  ctx: Context<UseCaseName>,
  uses: readonly Uses[],
): Context<Uses> {
  return { ...ctx, useCases: pick(ctx.useCases, uses) };
}

/** Only these properties of an object. */
export function pick<Item extends object, Key extends keyof Item>(
  item: Item,
  keys: readonly Key[],
): Pick<Item, Key> {
  const picked: Partial<Pick<Item, Key>> = {};
  for (const key of keys) picked[key] = item[key];
  return picked as Pick<Item, Key>;
}
