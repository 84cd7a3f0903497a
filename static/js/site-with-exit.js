/* For a page that may fetch little: the way out, and what every page of somebody signed in does.
   One file, one request. */

import "./quick-exit.js";
import "./site.js";
