/* The learning platform: SCORM 1.2, Run-Time Environment. Where none answers, all of it is silent. */

/** The platform's API: in the windows around this one, then around the one that opened it. */
function findApi() {
  function around(start) {
    var at = start;
    for (var i = 0; at && i < 100; i += 1) {
      if (at.API) return at.API;
      if (at.parent === at) break;
      at = at.parent;
    }
    return null;
  }
  var places = [
    function () { return around(window); },
    function () { return around(window.opener); },
    function () { return around(window.top.opener); },
  ];
  for (var i = 0; i < places.length; i += 1) {
    try { // a window of another origin tells nothing
      var found = places[i]();
      if (found) return found;
    } catch (error) { /* the next place */ }
  }
  return null;
}

function Platform() {
  this.api = findApi();
  this.open = this.call("LMSInitialize", "") === "true";
}

/** Ask the platform. A platform that fails has said nothing: a course goes on without it. */
Platform.prototype.call = function (name, first, second) {
  if (!this.api) return "";
  try {
    var said = second === undefined ? this.api[name](first) : this.api[name](first, second);
    return String(said === undefined || said === null ? "" : said);
  } catch (error) {
    return "";
  }
};

Platform.prototype.get = function (name) {
  return this.open ? this.call("LMSGetValue", name) : "";
};

Platform.prototype.set = function (name, value) {
  return this.open && this.call("LMSSetValue", name, String(value)) === "true";
};

Platform.prototype.commit = function () {
  return this.open && this.call("LMSCommit", "") === "true";
};

/** Leave, once: what comes after it is not recorded. */
Platform.prototype.finish = function () {
  if (this.open) this.call("LMSFinish", "");
  this.open = false;
};

function twoDigits(number) {
  return (number < 10 ? "0" : "") + number;
}

/** A CMITimespan, of which platforms take no more than 9999 hours. */
function timespan(milliseconds) {
  var seconds = Math.min(Math.max(0, Math.floor(milliseconds / 1000)), 35999999);
  var parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return parts.map(function (part) { return twoDigits(Math.floor(part)); }).join(":");
}

/** The time of day as a CMITime. */
function timeOfDay(date) {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(":");
}
