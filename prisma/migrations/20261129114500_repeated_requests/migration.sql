-- A request that a user has already and that asks for all of this: an open one, or one that became available after the
-- user had started to put this one together ("since"). Null if there is none, or if a parameter is null.
-- The lock makes simultaneous requests wait for each other until they are committed. The query after it has a snapshot
-- of its own, which a subquery of the statement that inserts the request would not have.
CREATE FUNCTION "find_repeated_request"(
  "of_user" UUID,
  "on_service" UUID,
  "of_media_type" "media_type",
  "of_tmdb_id" INTEGER,
  "in_4k" BOOLEAN,
  "of_seasons" INTEGER[],
  "since" TIMESTAMPTZ
) RETURNS UUID LANGUAGE plpgsql VOLATILE STRICT AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(
    hashtextextended(concat_ws(' ', 'request', of_user, on_service, of_media_type, of_tmdb_id, in_4k), 0)
  );
  RETURN (
    SELECT r.id
    FROM request r
    WHERE r.service_id = on_service
      AND r.media_type = of_media_type
      AND r.tmdb_id = of_tmdb_id
      AND r.is_4k = in_4k
      AND r.user_id = of_user
      AND r.seasons @> of_seasons
      AND (
        r.state IN ('queued', 'pending', 'approved', 'processing', 'partial')
        OR (r.state = 'available' AND r.state_changed_at > since)
      )
    ORDER BY r.id DESC
    LIMIT 1
  );
END
$$;
