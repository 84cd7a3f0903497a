/* A lesson: where its reader stopped, check yourself, and what every page of somebody signed in
   does. One file, one request. */

import "./reading-place.js";
import "./check.js";
import "./site.js";
