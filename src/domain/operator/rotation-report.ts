/** What a rotation of the secret key did. */
export interface RotationReport {
  /** Secrets that the new key encrypts. */
  readonly rotated: number;
  /** Secrets that were encrypted with a key before the current one. They stay as they are: nobody can read them. */
  readonly unreadable: number;
  /** Where the old generated key is kept; null if the key comes from the settings. */
  readonly oldKeyFile: string | null;
  /** The backup that was made afterwards; null if none was. */
  readonly backupId: string | null;
}
