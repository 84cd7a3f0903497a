// The pages where people sign in: the way out, the password shown, and
// where the keyboard stands afterwards. One file, one request.

import "./arrival.js";
import "./quick-exit.js";
import "./show-password.js";
