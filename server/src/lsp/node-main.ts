import { serveProcess } from './node';

serveProcess();
