/* The course itself: one step at a time, questions that answer, the result. */

var RETRY = 20000;
var root = document.documentElement;
root.classList.add("js");

function all(selector, inside) {
  return Array.prototype.slice.call((inside || document).querySelectorAll(selector));
}

function says(name) {
  return document.querySelector('[data-says="' + name + '"]');
}

function show(element, shown) {
  if (element) element.hidden = !shown;
}

/** A number in the digits of the course's language. */
function digits(number) {
  var own = Array.from(root.dataset.digits);
  return String(number).replace(/\d/g, function (digit) { return own[digit]; });
}

/** Put values for the {names} in the texts of an element. */
function fill(element, values) {
  if (!element) return;
  var texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    var node = texts.currentNode;
    if (node.concordText === undefined) node.concordText = node.data;
    node.data = node.concordText.replace(/\{(\w+)\}/g, function (whole, name) {
      return name in values ? values[name] : whole;
    });
  }
}

function start() {
  var steps = all(".cs-step");
  var result = document.querySelector(".cs-result");
  var record = new CourseRecord(new Platform(), settings(steps));
  var shownAt = Date.now();

  function settings(of) {
    function keys(found) {
      return of.filter(function (step) {
        return step.dataset.key && found(step.querySelector("form"));
      }).map(function (step) { return step.dataset.key; });
    }
    return {
      id: root.dataset.course,
      mastery: Number(root.dataset.mastery),
      longest: Number(root.dataset.longest),
      pages: keys(function (form) { return !form; }),
      asked: keys(function (form) { return form; }),
      questions: keys(function (form) { return form && form.hasAttribute("data-counts"); }),
    };
  }

  /** The step that an address of this document leads to. */
  function stepOf(name) {
    var element = name ? document.getElementById(name) : null;
    return element ? element.closest(".cs-step") : null;
  }

  function go(name, focus) {
    var step = stepOf(name) || steps.find(function (one) {
      return one === result || !record.isDone(one.dataset.key);
    });
    steps.forEach(function (one) { one.toggleAttribute("data-here", one === step); });
    document.querySelector(".cs-contents").open = false;
    if (step === result) showResult();
    shownAt = Date.now();
    record.visit(step.id, step.dataset.key);
    mark(step);
    document.title = step.querySelector("h1").textContent + " – " + title;
    var place = document.getElementById(name);
    if (place && place !== step) place.scrollIntoView();
    else window.scrollTo(0, 0);
    if (focus) focusOn(place && place !== step ? place : step.querySelector("h1"));
  }

  /** Who uses a keyboard or hears the page goes on from here. */
  function focusOn(element) {
    element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
  }

  function mark(step) {
    all(".cs-contents a").forEach(function (link) {
      var to = stepOf(link.hash.slice(1));
      if (to === step) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
      link.toggleAttribute("data-done", record.isDone(to.dataset.key));
    });
  }

  // -- questions

  /** Show a question as far as it is answered. */
  function draw(step) {
    var form = step.querySelector("form");
    var given = record.answers[step.dataset.key];
    var choices = all("input", form);
    if (given) {
      var chosen = choices.filter(function (input) { return input.dataset.key === given.choice; });
      if (chosen.length === 1) chosen[0].checked = true;
    } else {
      form.reset();
    }
    show(form.querySelector(".cs-send"), !given);
    show(form.querySelector(".cs-first"), given);
    answered(form, given);
  }

  /** Show what follows from the answer that is chosen, once one was given. */
  function answered(form, given) {
    var chosen = form.querySelector(":checked");
    all(".cs-answer", form).forEach(function (told) {
      show(told, given && chosen && told.dataset.for === chosen.value);
    });
  }

  function give(step, form) {
    var chosen = form.querySelector(":checked");
    record.answer(step.dataset.key, {
      record: form.dataset.record,
      right: chosen.hasAttribute("data-right"),
      key: chosen.dataset.key,
      letter: chosen.value,
      weight: form.hasAttribute("data-counts") ? 1 : 0,
      correct: form.querySelector("[data-right]").value,
      took: Date.now() - shownAt,
    });
    draw(step);
    mark(step);
    // The button that was pressed is gone: the keyboard stays at the answer.
    chosen.focus();
  }

  steps.forEach(function (step) {
    var form = step.querySelector("form");
    if (!form) return;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      give(step, form);
    });
    form.addEventListener("change", function () {
      answered(form, record.answers[step.dataset.key]);
    });
    draw(step);
  });

  // -- the result

  function showResult() {
    var finished = record.finished();
    var count = record.settings.questions.length;
    var needed = Math.ceil((record.settings.mastery * count) / 100);
    fill(says("right"), { right: digits(record.right()), count: digits(count) });
    fill(says("failed"), { needed: digits(needed) });
    show(says("right"), finished);
    show(says("finished"), finished);
    show(says("passed"), finished && record.passed());
    show(says("failed"), finished && !record.passed());
    show(says("again"), finished && record.right() < count);
    listLeft();
    show(says("left"), !finished);
  }

  function listLeft() {
    var list = document.querySelector(".cs-left");
    list.textContent = "";
    all(".cs-contents a").forEach(function (link) {
      var step = stepOf(link.hash.slice(1));
      if (step === result || record.isDone(step.dataset.key)) return;
      var copy = link.cloneNode(true);
      ["class", "aria-current"].forEach(function (name) { copy.removeAttribute(name); });
      all(".cn-hidden", copy).forEach(function (hidden) { hidden.remove(); });
      var item = document.createElement("li");
      item.appendChild(copy);
      list.appendChild(item);
    });
  }

  var button = document.querySelector(".cs-again");
  if (button) {
    button.addEventListener("click", function () {
      record.again();
      var asked = steps.filter(function (step) { return step.querySelector("[data-counts]"); });
      asked.forEach(draw);
      window.location.hash = asked[0].id;
    });
  }

  // -- what the reader is told of the platform

  show(says("alone"), !record.platform.open);
  show(says("looking"), record.looking);
  record.listeners.push(function (well) {
    show(says("unsent"), !well);
    show(says("sent"), well);
  });

  // -- links and windows

  all('a[href^="http"]').forEach(function (link) {
    link.target = "_blank";
    link.rel = "noopener";
  });
  var title = document.title;
  window.addEventListener("hashchange", function () {
    go(decodeURIComponent(window.location.hash.slice(1)), true);
  });
  window.addEventListener("online", function () { record.retry(); });
  window.setInterval(function () { record.retry(); }, RETRY);
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") record.report();
  });
  window.addEventListener("pagehide", function () { record.leave(); });
  // A page that a browser kept has taken its leave: it begins again where it was.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) window.location.reload();
  });
  go(decodeURIComponent(window.location.hash.slice(1)) || record.place, false);
}

document.addEventListener("DOMContentLoaded", start);
