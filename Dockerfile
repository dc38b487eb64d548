# The image of MediaNest: built in one stage, run in another without compilers or build tools.

FROM node:24-alpine AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its own Node, and nothing that the build needs comes for one platform only.
RUN npm ci --omit=optional
COPY prisma.config.ts ./
COPY prisma ./prisma
COPY scripts ./scripts
COPY src ./src
COPY commands ./commands
RUN npm run build

FROM node:24-alpine AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its own Node and always a PostgreSQL beside it, so those of the packages stay out.
RUN npm ci --omit=dev --omit=optional

FROM node:24-alpine
ENV NODE_ENV=production \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8787 \
    DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY prisma ./prisma
RUN chmod +x dist/src/cli.js && ln -s /app/dist/src/cli.js /usr/local/bin/medianest
USER node
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s --retries=3 \
  CMD wget -q -O /dev/null "http://127.0.0.1:${HTTP_PORT}/healthz" || exit 1
CMD ["node", "dist/src/main.js"]
