import './activation.test';
import './completion.test';
import './hover.test';
import './problems.test';
import './fixes.test';
import './settings.test';
import './structure.test';
import './restart.test';
