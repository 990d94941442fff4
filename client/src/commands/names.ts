/** The commands of this extension; `package.json` lists them, and the server's code actions name some. */
export const commands = {
  restartServer: 'clearmlConfig.restartServer',
  showLog: 'clearmlConfig.showLog',
  fixAll: 'clearmlConfig.fixAll',
  convertSetting: 'clearmlConfig.convertSetting',
  newConf: 'clearmlConfig.newConf',
  ignoreRule: 'clearmlConfig.ignoreRule',
  openRuleDocumentation: 'clearmlConfig.openRuleDocumentation',
  /** Of code actions; nothing that a user would look for. */
  copyText: 'clearmlConfig.copyText',
} as const;
