import { mediaTypes, type TitleKey } from '../title.ts';
import type { TitleGroupKey } from '../title-group.ts';
import { otherSiteHost } from './other-sites.ts';
import { toSearchedText } from './web-page.ts';

/** A link that looks like a page of an Overseerr server: other sites have paths such as `/movie/123`, too. */
export interface ServerPage {
  /** What comes before the path of the page. */
  readonly address: string;
  /** What the page is about, if it is one of an Overseerr server. */
  readonly key: TitleKey | TitleGroupKey;
}

const page = new RegExp(
  `(?<!\\S)(https?://(?!${otherSiteHost}/)[^/\\s?#]+(?:/[\\w.-]+)*?)/(movie|tv|person|collection)/([1-9]\\d{0,8})/?(?:[?#\\s]|$)`,
  'i',
);

/** Finds a link that looks like a page of an Overseerr server, whatever stands around it; null when there is none. */
export function parseServerPage(text: string): ServerPage | null {
  const [, address, kindText, number] = page.exec(toSearchedText(text)) ?? [];
  if (address === undefined || kindText === undefined) return null;
  const kind = kindText.toLowerCase();
  const mediaType = mediaTypes.find((each) => each === kind);
  if (mediaType) return { address, key: { mediaType, tmdbId: Number(number) } };
  return {
    address,
    key: { kind: kind === 'person' ? 'person' : 'collection', id: Number(number) },
  };
}

/** Whether the page is below one of these addresses. `http` or `https` does not matter. */
export function isPageOf({ address }: ServerPage, addresses: readonly string[]): boolean {
  const wanted = toComparable(address);
  return wanted !== null && addresses.some((each) => toComparable(each) === wanted);
}

/** Host, port, and path of an address; null if it is none. */
function toComparable(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { hostname, port, pathname } = new URL(address);
  return `${hostname.replace(/\.$/, '')}:${port}${pathname.replace(/\/+$/, '')}`;
}
