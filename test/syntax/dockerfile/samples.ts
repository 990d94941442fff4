/** Dockerfiles as people write them, for property tests. */
export const samples: readonly string[] = [
  `# syntax=docker/dockerfile:1
ARG PYTHON=3.12
FROM --platform=$BUILDPLATFORM python:\${PYTHON}-slim AS base
ENV DEBIAN_FRONTEND=noninteractive \\
    PYTHONUNBUFFERED=1 \\
    # where the server is
    CLEARML_API_HOST="https://api.clear.ml" \\

    CLEARML_WEB_HOST='https://app.clear.ml'
ENV PATH=/opt/venv/bin:$PATH
ARG CLEARML_AGENT_VERSION
RUN --mount=type=cache,target=/root/.cache/pip pip install clearml-agent\${CLEARML_AGENT_VERSION:+==$CLEARML_AGENT_VERSION}

FROM base AS agent
ENV CLEARML_WORKER_ID agent one "two"
RUN --mount=type=secret,id=key,env=CLEARML_API_SECRET_KEY \\
    export CLEARML_API_ACCESS_KEY=abc && clearml-agent list
RUN CLEARML_CONFIG_FILE=/tmp/x.conf python -m clearml || true
ENTRYPOINT ["clearml-agent", "daemon"]
`,
  `FROM alpine
RUN <<EOF
# a script
set -e
export CLEARML_LOG_LEVEL=DEBUG
cat <<E > /etc/motd
export NOT=ours
E
EOF
COPY <<-"END" /etc/clearml.env
	CLEARML_API_HOST=x
	END
ONBUILD ENV CLEARML_TASK_NO_REUSE=1
ONBUILD RUN export A=1
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
`,
  `# escape=\`
FROM mcr.microsoft.com/windows/servercore\r
ENV CLEARML_CONFIG_FILE=C:\\clearml.conf \`\r
    CLEARML_CACHE_DIR="C:\\cache dir"\r
SHELL ["powershell", "-Command"]\r
RUN Write-Host $env:CLEARML_CONFIG_FILE\r
LABEL a=b\r
`,
];
