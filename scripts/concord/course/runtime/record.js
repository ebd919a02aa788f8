/* What is recorded: pages that were seen, first answers, the best score; and how it is told.
   Cases are answered to go on, and count for nothing; questions make the score.

   What is kept (cmi.suspend_data) is four fields with "|" between them: the version of this format,
   the best score of a finished round or nothing, the keys of the pages that were seen, and for each
   question its key, "+" or "-" for the first answer, and the key of what was chosen. Keys of steps
   that this package does not have are kept as they are: a newer package finds an older record, and
   an older one does not lose what a newer one wrote. */

var VERSION = "1";
var KEY = 5;
var ANSWER = KEY + 3;

/**
 * @param settings.id the package's identifier
 * @param settings.pages keys of the steps that are seen, settings.asked of those that are answered,
 *   settings.questions of those among them that count
 * @param settings.mastery the score from which the course is passed
 * @param settings.longest most characters of what is kept
 */
function CourseRecord(platform, settings) {
  this.platform = platform;
  this.settings = settings;
  this.began = Date.now();
  this.seen = {};
  this.answers = {};
  this.best = null;
  this.place = "";
  this.unsent = false;
  this.listeners = [];
  var mode = platform.get("cmi.core.lesson_mode");
  this.looking = platform.open && (mode === "browse" || mode === "review");
  this.status = platform.get("cmi.core.lesson_status");
  if (platform.open) this.resume();
}

CourseRecord.prototype.resume = function () {
  var mastery = parseFloat(this.platform.get("cmi.student_data.mastery_score"));
  if (mastery >= 0 && mastery <= 100) this.settings.mastery = mastery;
  this.read(this.platform.get("cmi.suspend_data"));
  this.read(this.stored());
  this.place = this.platform.get("cmi.core.lesson_location");
  if (["passed", "completed", "failed"].indexOf(this.status) < 0) {
    this.status = "incomplete";
    return; // some platforms give a score of 0 to begin with
  }
  var raw = parseFloat(this.platform.get("cmi.core.score.raw"));
  if (raw >= 0 && raw <= 100) this.best = Math.max(raw, this.best || 0);
};

/** Add what was kept before; what is known already stays. */
CourseRecord.prototype.read = function (kept) {
  var fields = String(kept || "").split("|");
  if (fields[0] !== VERSION || fields.length < 4) return;
  var best = parseFloat(fields[1]);
  if (best >= 0 && best <= 100) this.best = Math.max(best, this.best || 0);
  for (var i = 0; i + KEY <= fields[2].length; i += KEY) this.seen[fields[2].substr(i, KEY)] = true;
  for (var j = 0; j + ANSWER <= fields[3].length; j += ANSWER) {
    var one = fields[3].substr(j, ANSWER);
    var key = one.substr(0, KEY);
    if (!this.answers[key]) this.answers[key] = { right: one[KEY] === "+", choice: one.substr(KEY + 1) };
  }
};

/** What is to be kept; keys that this package does not have go first where there is no room. */
CourseRecord.prototype.kept = function () {
  var self = this;
  function written(known) {
    var seen = Object.keys(self.seen).filter(function (key) {
      return !known || self.settings.pages.indexOf(key) >= 0;
    });
    var answers = Object.keys(self.answers).filter(function (key) {
      return !known || self.settings.asked.indexOf(key) >= 0;
    }).map(function (key) {
      return key + (self.answers[key].right ? "+" : "-") + self.answers[key].choice;
    });
    return [VERSION, self.best === null ? "" : self.best, seen.join(""), answers.join("")].join("|");
  }
  var all = written(false);
  return all.length > this.settings.longest ? written(true) : all;
};

CourseRecord.prototype.isDone = function (key) {
  return Boolean(this.seen[key] || this.answers[key]);
};

CourseRecord.prototype.finished = function () {
  return this.settings.pages.concat(this.settings.asked).every(this.isDone, this);
};

CourseRecord.prototype.right = function () {
  var answers = this.answers;
  return this.settings.questions.filter(function (key) {
    return answers[key] && answers[key].right;
  }).length;
};

/** The best score, of 100, of a finished round, or null. It is cut, never rounded up to a pass. */
CourseRecord.prototype.score = function () {
  var count = this.settings.questions.length;
  if (!count || !this.finished()) return this.best;
  return Math.max(Math.floor((100 * this.right()) / count), this.best || 0);
};

CourseRecord.prototype.passed = function () {
  return this.score() !== null && this.score() >= this.settings.mastery;
};

/** A page is shown. */
CourseRecord.prototype.visit = function (id, key) {
  this.place = id;
  if (this.settings.pages.indexOf(key) >= 0) this.seen[key] = true;
  this.report();
};

/** A question is answered. Only the first answer counts, and only it is told. */
CourseRecord.prototype.answer = function (key, given) {
  if (this.answers[key]) return;
  this.answers[key] = { right: given.right, choice: given.key };
  this.interaction(given);
  this.report();
};

/** The questions once more: what was reached stays. */
CourseRecord.prototype.again = function () {
  this.best = this.score();
  var answers = this.answers;
  this.settings.questions.forEach(function (key) { delete answers[key]; });
  this.report();
};

CourseRecord.prototype.interaction = function (given) {
  var count = this.platform.get("cmi.interactions._count");
  if (!/^\d+$/.test(count)) return; // a platform need not keep them
  var at = "cmi.interactions." + count + ".";
  this.tell(at + "id", given.record);
  this.tell(at + "type", "choice");
  this.tell(at + "time", timeOfDay(new Date()));
  this.tell(at + "correct_responses.0.pattern", given.correct);
  this.tell(at + "student_response", given.letter);
  this.tell(at + "result", given.right ? "correct" : "wrong");
  this.tell(at + "weighting", given.weight);
  this.tell(at + "latency", timespan(given.took));
};

CourseRecord.prototype.tell = function (name, value) {
  if (!this.looking) this.platform.set(name, value);
};

/** Tell the platform everything, and have it kept at once. */
CourseRecord.prototype.report = function () {
  if (!this.platform.open || this.looking) return;
  this.write();
  this.sent(this.platform.commit());
};

/* A score is told only when the course is finished: with a mastery score in the manifest a platform
   takes a score for the end, and makes “failed” of an attempt that somebody only left half-way.
   The exit is "suspend" always. With "" some platforms begin a new attempt next time and forget what
   was kept, and "logout" ends the reader's session; a finished attempt is told by its status. */
CourseRecord.prototype.write = function () {
  if (this.finished() || this.best !== null) this.judge();
  this.tell("cmi.core.lesson_status", this.status);
  this.tell("cmi.core.lesson_location", this.place);
  this.tell("cmi.suspend_data", this.kept());
  this.tell("cmi.core.session_time", timespan(Date.now() - this.began));
  this.tell("cmi.core.exit", "suspend");
};

CourseRecord.prototype.judge = function () {
  if (!this.settings.questions.length) {
    if (this.status !== "passed") this.status = "completed";
    return;
  }
  this.best = this.score();
  this.tell("cmi.core.score.min", 0);
  this.tell("cmi.core.score.max", 100);
  this.tell("cmi.core.score.raw", this.best);
  if (this.status !== "passed") this.status = this.passed() ? "passed" : "failed";
};

/** What the platform answered. What it could not keep stays on this device too until it is sent. */
CourseRecord.prototype.sent = function (well) {
  var changed = this.unsent === well;
  this.unsent = !well;
  this.store(well ? null : this.kept());
  if (changed) this.listeners.forEach(function (listener) { listener(well); });
};

CourseRecord.prototype.retry = function () {
  if (this.unsent) this.report();
};

/** The window is left. Platforms say that this went well even where there is no connection, so what
    was not sent until now is tried once more, and stays on the device where that fails. */
CourseRecord.prototype.leave = function () {
  if (!this.platform.open) return;
  if (!this.looking) this.write();
  this.retry();
  this.platform.finish();
};

CourseRecord.prototype.name = function () {
  return ["concord", this.settings.id, this.platform.get("cmi.core.student_id")].join(":");
};

CourseRecord.prototype.stored = function () {
  this.storedAs = this.name();
  try {
    return window.localStorage.getItem(this.storedAs);
  } catch (error) { // a browser may keep nothing
    return null;
  }
};

CourseRecord.prototype.store = function (kept) {
  try {
    if (kept === null) window.localStorage.removeItem(this.storedAs);
    else window.localStorage.setItem(this.storedAs, kept);
  } catch (error) { /* as above */ }
};
