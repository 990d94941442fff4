import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/create-catalogue';
import { defaultOptions, unknownSurroundings } from '../../server/src/model/options';
import { runRules } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { parseDocument } from '../../server/src/workspace/parse-document';
import { machineFiles } from '../support/machine-files';

const catalogue = createCatalogue();

/** `rule: message` of each problem. */
function problemsOf(fileName: string, text: string, repository: 'committed' | 'ignored' = 'committed'): string[] {
  const document = parseDocument(`file:///workspace/${fileName}`, text, catalogue, 'conf', undefined);
  const surroundings = { ...unknownSurroundings, repository };
  return runRules(rules, { document, catalogue, options: defaultOptions, surroundings }).map(
    problem => `${problem.rule.id}: ${problem.message}`,
  );
}

const falseFriends: readonly (readonly [fileName: string, text: string])[] = [
  [
    'clearml.conf.template',
    'server {\n    listen 80 default_server;\n    root /usr/share/nginx/html;\n    location /api {\n        proxy_pass ${NGINX_APISERVER_ADDR};\n        rewrite ^/api/?(.*)$ /$1 break;\n    }\n    error_page 500 502 /50x.html;\n}\n',
  ],
  ['clearml_subpath.conf.template', 'upstream app {\n  server 10.0.0.1:8080;\n}\nserver { listen 80; }\n'],
  ['clearml.conf', 'vm.max_map_count=262144\nfs.file-max = 100000\n'],
  ['flume-agent.conf', 'agent.sources = r1\nagent.sinks = k1\nagent.sources.r1.type = netcat\nagent.channels = c1\n'],
  ['buildkite-agent.conf', 'token="xxx"\nname="%hostname-%spawn"\ntags="os=linux"\n'],
  [
    'zabbix_agent.conf',
    'Server=127.0.0.1\nServerActive=127.0.0.1\nHostname=Zabbix server\nInclude=/etc/zabbix/*.conf\n',
  ],
  ['puppet-agent.conf', '[main]\nssldir = /var/lib/puppet/ssl\n[agent]\nserver = puppet\n'],
  ['newrelic-agent.conf', 'api { host: example.com, version: 2 }\nagent { debug: yes }\n'],
  ['agent.conf', 'agent {\n  data_dir = "/opt/spire"\n  log_level = "DEBUG"\n  server_address = "$HOST"\n}\n'],
];

describe('files of other programs get nothing', () => {
  test.each(falseFriends)('%s: %j', (fileName, text) => {
    expect(problemsOf(fileName, text)).toEqual([]);
  });

  test('configuration files of this machine', context => {
    const files = machineFiles(['/etc', '/usr/share', '/usr/lib'], 600, name => /\.(?:conf|cfg|ini|cnf)$/.test(name));
    console.log(`${files.length} foreign *.conf files`);
    for (const { path, text } of files) {
      expect(problemsOf('x-agent.conf', text), path).toEqual([]);
      // Nothing stands in an empty file; it may well become a clearml.conf.
      expect(problemsOf('clearml.conf', text), path).toEqual([]);
    }
    if (files.length < 100) {
      context.skip();
    }
  });
});

const sound: readonly string[] = [
  // As `clearml-init` writes it.
  `api {
    api_server: http://localhost:8008
    web_server: http://localhost:8080
    files_server: http://localhost:8081
    credentials {"access_key": "FAKEKEY123", "secret_key": \${?CLEARML_API_SECRET_KEY}}
}
sdk {
    storage {
        cache {
            default_base_dir: "~/.clearml/cache"
        }
        direct_access: [
            { url: "file://*" }
        ]
    }
    metrics {
        file_history_size: 100
        images {
            format: JPEG
            quality: 87
            subsampling: 0
        }
        tensorboard_single_series_per_graph: false
    }
    network {
        metrics {
            file_upload_threads: 4
            file_upload_starvation_warning_sec: 120
        }
    }
    aws {
        s3 {
            region: ""
            key: ""
            secret: ""
            credentials: [
            ]
        }
        boto3 {
            pool_connections: 512
            max_multipart_concurrency: 16
        }
    }
    google.storage {
    }
    azure.storage {
    }
    log {
        null_log_propagate: false
        task_log_buffer_capacity: 66
        disable_urllib3_info: true
    }
    development {
        task_reuse_time_window_in_hours: 72.0
        vcs_repo_detect_async: true
        store_uncommitted_code_diff: true
        support_stopping: true
        default_output_uri: ""
        force_analyze_entire_repo: false
        suppress_update_message: false
        detect_with_pip_freeze: false
        worker {
            report_period_sec: 2
            ping_period_sec: 30
            log_stdout: true
        }
    }
}
`,
  // JSON as a whole.
  '{\n  "api": {\n    "api_server": "https://api.clear.ml",\n    "web_server": "https://app.clear.ml",\n    "files_server": "https://files.clear.ml",\n    "credentials": {\n      "access_key": "FAKEKEY123",\n      "secret_key": "<your secret key>",\n    },\n  },\n}',
  // Quoted keys, `=` and `:` mixed, trailing commas, dotted and nested.
  'api {\n  web_server: https://app.clear.ml/\n  api_server = "https://api.clear.ml"\n  "credentials" {\n    "access_key" = "",\n    "secret_key" = ""\n  }\n}\nagent.package_manager.type = pip\nagent { package_manager { system_site_packages: True, } }\n',
  // An agent.
  'agent {\n    worker_id: ""\n    worker_name: ${?HOSTNAME}\n    git_user: ${?GIT_USER}\n    git_pass: ${?GIT_PASS}\n    git_host: "git.example.com"\n    default_python: "3.10"\n    package_manager: {\n        type: poetry,\n        pip_version: ["<20.2 ; python_version < \'3.10\'", "<22.3"],\n        extra_index_url: ["https://${USER}:${TOKEN}@pypi.example.com/simple"]\n        conda_channels: ["pytorch", conda-forge, defaults, ]\n    },\n    venvs_cache: {\n        max_entries: 10\n        free_space_threshold_gb: 2.0\n        # path: ~/.clearml/venvs-cache\n    },\n    docker_pip_cache = ~/.clearml/pip-cache\n    extra_docker_arguments: ["--ipc=host", "-v", "/mnt:/mnt", "-e", "A=B C"]\n    extra_docker_shell_script: ["apt-get install -y bindfs", "export X=${Y:-z}"]\n    docker_force_pull: false\n    default_docker: {\n        image: "nvidia/cuda:12.6.3-runtime-ubuntu22.04"\n        arguments: ["--ipc=host"]\n    }\n    uptime: ["17-20 TUE-THU", "22-24 SUN"]\n    cuda_version: 11.2\n    docker_container_name_format: "clearml-id-{task_id}-{rand_string:.8}"\n}\nsdk { aws { s3 { credentials: [ { bucket: a, key: ${?A}, secret: ${?B} }, { host: "minio:9000", key: ${?C}, secret: ${?D}, secure: false } ] } } }\n',
  // A default and an optional override, self reference, user sections, environment and files.
  'base_dir: /data\nagent.venvs_dir: ${base_dir}/venvs\nagent.venvs_dir: ${?VENVS}\nmine { a: 1, b: ${mine.a} }\nenvironment {\n  FOO: bar\n  "MY.VAR": "x"\n  NUMBER: 3\n}\nfiles {\n  rc { path: "~/.rc", contents: """a\nb""", mode: "0600" }\n}\nlogging { loggers { "urllib3" { level: ERROR } } }\n',
  // Line ends of Windows and no final one.
  'agent {\r\n  worker_id: a\r\n  # worker_name: b\r\n}',
  '# nothing yet\n',
  '',
];

test.each(sound)('a sound file gets nothing: %j', text => {
  expect(problemsOf('clearml.conf', text)).toEqual([]);
});

test('the files that ClearML ships, by their keys and defaults, get no more than information', () => {
  for (const key of catalogue.confKeys) {
    const { path, value } = key;
    if (value.default === undefined || /\[\]|\*/.test(path)) {
      continue;
    }
    const text = `${path}: ${JSON.stringify(value.default)}\n# end\nx: 1\n`;
    const document = parseDocument('file:///workspace/clearml.conf', text, catalogue, 'conf', undefined);
    const found = runRules(rules, { document, catalogue, options: defaultOptions, surroundings: unknownSurroundings });
    expect(
      found.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ message }) => message),
      text,
    ).toEqual([]);
  }
});
