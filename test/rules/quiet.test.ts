import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { buildEnvModel } from '../../server/src/model/build-env-model';
import { defaultOptions, unknownSurroundings } from '../../server/src/model/options';
import { runRules } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';

const catalogue = createCatalogue();

function idsOf(text: string): string[] {
  const document = buildEnvModel('file:///workspace/.env', text, catalogue, {});
  const surroundings = { ...unknownSurroundings, repository: 'committed' as const };
  return runRules(rules, { document, catalogue, options: defaultOptions, surroundings }).map(({ rule }) => rule.id);
}

/** Files of other programs, some with names that ClearML reads too, and with what our rules would object to. */
const foreign: Readonly<Record<string, string>> = {
  empty: '',
  'comments only': '# CLEARML_API_HOST=https://app.clear.ml\n#CLEARML_AGENT_FORCE_UV=enabled\n',
  web: 'APP_KEY=base64:abc\nAPP_DEBUG=maybe\nDATABASE_URL="postgres://u:p@db/x" # main\nexport REDIS=\nPORT = 80\n',
  cloud:
    'AWS_ACCESS_KEY_ID=AKIAFAKE\nAWS_SECRET_ACCESS_KEY=fakefakefake\nAWS_DEFAULT_REGION=eu\nAZURE_STORAGE_KEY=fakefake\nAZURE_STORAGE_KEY=other\n',
  gpu: 'CUDA_VISIBLE_DEVICES=0\nNVIDIA_VISIBLE_DEVICES=all\nRANK=0\nSLURM_PROCID=1\nCI=perhaps\nPATH=/bin\nPYTHONPATH=\n',
  'merge conflict': '<<<<<<< HEAD\nA=1\n=======\nA=2\n>>>>>>> other\n',
  'names that only look alike': 'MY_CLEARML=1\nclearml_api_host=app\nXCLEARML_API_HOST=1\nCLEARMLX=1\n',
  binary: '\u0000\u0001\uD800PNG\uFFFD\n\u0000=',
};

describe('a file without ClearML settings gets no problem', () => {
  test.each(Object.entries(foreign))('%s', (_, text) => {
    expect(idsOf(text)).toEqual([]);
  });
});

/** Files as careful users write them: nothing in them is wrong. */
const sound: Readonly<Record<string, string>> = {
  sdk: 'CLEARML_API_HOST=https://api.clear.ml\nCLEARML_WEB_HOST=https://app.clear.ml\nCLEARML_FILES_HOST=https://files.clear.ml\nCLEARML_API_ACCESS_KEY=${KEY}\nCLEARML_API_SECRET_KEY=${SECRET}\n',
  agent:
    'CLEARML_API_HOST=http://clearml.lan:8008\nCLEARML_WORKER_ID=gpu:0\nCLEARML_DOCKER_IMAGE="nvidia/cuda:12.4.1-runtime-ubuntu22.04 --ipc=host"\nCLEARML_AGENT_GIT_USER=ci\nCLEARML_AGENT_GIT_PASS=${GIT_TOKEN}\nCLEARML_AGENT_GIT_HOST=git.example.com\nCLEARML_CUDA_VERSION=12.4\nCLEARML_AGENT_FORCE_UV=1\nCLEARML_AGENT_QUEUE_POLL_FREQ_SEC=2.5\nCLEARML_AGENT_INITIAL_CONNECT_RETRY_OVERRIDE=30\n',
  'virtual environment':
    'CLEARML_AGENT_SKIP_PIP_VENV_INSTALL=/opt/venv/bin/python\nCLEARML_AGENT_EXTRA_PYTHON_PATH=/code:/lib\n',
  server:
    'CLEARML_HOST_IP=10.0.0.1\nCLEARML__apiserver__log_calls=true\nCLEARML__secure__auth__token_expiration_sec=3600\nCLEARML_ELASTIC_SERVICE_HOST=elastic\nCLEARML_MONGODB_SERVICE_HOST=mongo\n',
  integrations: 'CLEARML_PROJECT=vision\nCLEARML_TASK=train\nCLEARML_LOG_MODEL=True\n',
  windows: 'CLEARML_API_HOST=https://api.clear.ml\r\nCLEARML_CACHE_DIR=C:\\cache\r\n',
  dynamic: 'CLEARML_AGENT__AGENT__DEFAULT_DOCKER__IMAGE="python:3.12"\nCLEARML_AGENT__SDK__AWS__S3__REGION=eu-west-1\n',
};

describe('a file in which nothing is wrong gets no problem', () => {
  test.each(Object.entries(sound))('%s', (_, text) => {
    expect(idsOf(text)).toEqual([]);
  });
});
