import alwaysOnFlag from './always-on-flag';
import applyEnvironment from './apply-environment';
import cannotDisable from './cannot-disable';
import confSubstitution from './conf-substitution';
import confSwallowedLine from './conf-swallowed-line';
import confSyntax from './conf-syntax';
import configPath from './config-path';
import type { Rule } from './define-rule';
import demoServer from './demo-server';
import deprecatedName from './deprecated-name';
import dockerArgumentElement from './docker-argument-element';
import duplicateKey from './duplicate-key';
import duplicateVariable from './duplicate-variable';
import dynamicPath from './dynamic-path';
import emptyValue from './empty-value';
import envSyntax from './env-syntax';
import hostRole from './host-role';
import hostShape from './host-shape';
import hostsIncomplete from './hosts-incomplete';
import ignoredSetting from './ignored-setting';
import invalidValue from './invalid-value';
import knownIssue from './known-issue';
import listSyntax from './list-syntax';
import literalQuotes from './literal-quotes';
import localhostInImage from './localhost-in-image';
import logAllEnvironment from './log-all-environment';
import missingCompanion from './missing-companion';
import mutuallyExclusive from './mutually-exclusive';
import newerThanTarget from './newer-than-target';
import noEffect from './no-effect';
import plaintextSecret from './plaintext-secret';
import readerDisagreement from './reader-disagreement';
import retypedValue from './retyped-value';
import s3Host from './s3-host';
import secretInImage from './secret-in-image';
import setByClearml from './set-by-clearml';
import shellSpecial from './shell-special';
import tlsVerifyOff from './tls-verify-off';
import unknownKey from './unknown-key';
import unknownVariable from './unknown-variable';
import unreadKey from './unread-key';
import wrongComponent from './wrong-component';
import wrongName from './wrong-name';

/** Every rule, by id. A new rule is its file and its line here. */
export const rules: readonly Rule[] = [
  alwaysOnFlag,
  applyEnvironment,
  cannotDisable,
  configPath,
  confSubstitution,
  confSwallowedLine,
  confSyntax,
  demoServer,
  deprecatedName,
  dockerArgumentElement,
  duplicateKey,
  duplicateVariable,
  dynamicPath,
  emptyValue,
  envSyntax,
  hostRole,
  hostShape,
  hostsIncomplete,
  ignoredSetting,
  invalidValue,
  knownIssue,
  listSyntax,
  literalQuotes,
  localhostInImage,
  logAllEnvironment,
  missingCompanion,
  mutuallyExclusive,
  newerThanTarget,
  noEffect,
  plaintextSecret,
  readerDisagreement,
  retypedValue,
  s3Host,
  secretInImage,
  setByClearml,
  shellSpecial,
  tlsVerifyOff,
  unknownKey,
  unknownVariable,
  unreadKey,
  wrongComponent,
  wrongName,
];

/** The page that explains a rule; shown by editors behind the problem's code and by SARIF viewers. */
export function documentationUrl(ruleId: string): string {
  return `https://github.com/clearml-config/clearml-config/blob/main/docs/rules/${ruleId}.md`;
}
