// The pages where people sign in: the way out, and the password shown. One file, one request.

import "./quick-exit.js";
import "./show-password.js";
