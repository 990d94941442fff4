import { createCatalogue } from '../catalogue/create-catalogue';
import { createService, type Service } from '../service';
import { describeError } from './run-safe';

/** The service with everything that is known about ClearML; a rule that throws is logged. */
export function createDefaultService(log: (message: string) => void): Service {
  return createService({
    catalogue: createCatalogue(),
    onRuleError: (rule, error) => log(`The rule ${rule.id} failed: ${describeError(error)}`),
  });
}
