# The product in one image, for compose.yaml and whatever else runs containers: the web app built, the server beside it.

FROM node:22-slim AS web
WORKDIR /app/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci
COPY frontend ./
RUN npm run build

FROM python:3.13-slim
# Nobody in particular: what is written goes to /data.
RUN useradd --create-home --uid 10001 jobhunt && mkdir /data && chown jobhunt /data
WORKDIR /app/backend
COPY backend/requirements/base.txt requirements/
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements/base.txt
COPY backend ./
RUN pip install --no-cache-dir --no-deps --editable .
COPY --from=web /app/frontend/dist /app/frontend/dist
USER jobhunt
ENV JOBHUNT_HOME=/data
VOLUME /data
EXPOSE 8000
CMD ["jobhunt", "serve"]
