/** The page that explains a rule; shown by editors behind the problem's code and by SARIF viewers. */
export function documentationUrl(ruleId: string): string {
  return `https://github.com/clearml-config/clearml-config/blob/main/docs/rules/${ruleId}.md`;
}
