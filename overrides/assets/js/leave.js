/*
 * Runs first of all in <head>: a neutral title before the real one is parsed, and the way out.
 * Everything here works by delegation, for no button exists yet. It uses neither history nor storage.
 * PLACE is what it leads away from: the window's location, or in a frame what js/embed/frame.js makes of it.
 */
(function (document, root, place) {
  "use strict";
  // document.title makes the first <title> of the document, and only the first one counts: the real title, parsed
  // after this, never reaches the tab, the history or the task list. Readers without scripts and search engines get it.
  document.title = NEUTRAL;
  // Firefox writes a page's description into its history. Of several kinds it takes this one; search engines read the other.
  var about = document.createElement("meta");
  about.setAttribute("property", "og:description");
  about.content = NEUTRAL;
  document.head.append(about);
  root.classList.add("scripts");

  var gone = false, presses = [], alone = true;

  // The cover is opacity, not display: what is not displayed can not be clicked, and the click is still to come.
  function cover(on) { root.classList.toggle("covered", on); }

  function leave(address) {
    var went = false;
    function go() {
      if (went) return;
      went = true;
      place.replace(address);
      // A page that can not be reached leaves this one standing under its cover, with its address. An empty page does not.
      setTimeout(function () { place.replace("about:blank"); }, 10000);
    }
    gone = true;
    root.classList.add("covered", "gone");
    if (window.speechSynthesis) window.speechSynthesis.cancel();
    // WebKit draws nothing more once it is on its way: the cover must be on the screen first. Two frames, or a moment.
    requestAnimationFrame(function () { requestAnimationFrame(function () { setTimeout(go, 0); }); });
    setTimeout(go, 100);
  }

  function way(event) {
    return event.target.closest ? event.target.closest("[data-leave]") : null;
  }

  // The cover falls when the finger lands, long before the next page answers.
  document.addEventListener("pointerdown", function (event) {
    if (event.button === 0 && way(event)) cover(true);
  }, true);
  document.addEventListener("pointercancel", function () { if (!gone) cover(false); }, true);
  document.addEventListener("pointerup", function (event) {
    // A finger that slid off the button did not press it.
    if (!gone && !way(event)) cover(false);
  }, true);
  document.addEventListener("click", function (event) {
    var link = way(event);
    if (!link) return;
    event.preventDefault();
    leave(link.href);
  }, true);

  // Shift three times within five seconds, and not as a modifier for something else.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") { alone = false; presses = []; }
    else if (!event.repeat) alone = true;
  }, true);
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone) return;
    presses = presses.filter(function (time) { return event.timeStamp - time < 5000; });
    presses.push(event.timeStamp);
    if (presses.length < 3) return;
    var link = document.querySelector("[data-leave]");
    if (link) leave(link.href);
  }, true);

  // A page that comes back from the back-forward cache was left before: leave again, under the cover.
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted || !gone) return;
    var link = document.querySelector("[data-leave]");
    if (link) leave(link.href);
  });
})(document, document.documentElement, PLACE);
