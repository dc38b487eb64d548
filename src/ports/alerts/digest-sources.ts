import type { DigestFigures, DigestTarget } from '../../domain/alerts/weekly-digest.ts';
import type { Place } from '../../domain/place.ts';

/** Remembers in the database which digests were sent. */
export interface DigestClaims {
  /** True for one caller for each place and week, in any process; a week is named by its Monday. */
  claim(place: Place, week: string): Promise<boolean>;
  /** Gives a claim back, so that it can be made again. */
  release(place: Place, week: string): Promise<void>;
}

/** Reads what happened. */
export interface DigestFiguresSource {
  read(since: Date, until: Date): Promise<DigestFigures>;
}

/** Posts a digest. Throws the errors of `Outbound`. */
export interface DigestPublisher {
  post(figures: DigestFigures, target: DigestTarget, week: string): Promise<void>;
}
