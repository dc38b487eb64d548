/** What a server of the Overseerr family said of itself. */
export interface OverseerrServerInfo {
  readonly product: 'overseerr' | 'seerr';
  readonly version: string;
  readonly title: string;
  /** The address for people, without a trailing slash; null when the owner has set none. */
  readonly publicUrl: string | null;
  readonly hasMovie4k: boolean;
  readonly hasSeries4k: boolean;
  /** How its accounts may sign in. */
  readonly signIn: { readonly password: boolean; readonly plex: boolean };
}
