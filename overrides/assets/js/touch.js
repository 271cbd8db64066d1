/*
 * Fetches the finder's code when the finder or the plan is first touched; on the finder's own page also when there is
 * nothing else to do, unless the reader saves data. The policy knows the hash of the code: nothing else would run.
 */
(function (document, window) {
  "use strict";
  var asked;

  function load(event) {
    var box = document.querySelector(event ? "[data-code]" : "[data-code].eager");
    if (asked || !box || (event && !box.contains(event.target))) return;
    asked = true;
    fetch(box.dataset.code, { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" })
      .then(function (answer) { return answer.text(); })
      .then(function (text) {
        var script = document.createElement("script");
        script.textContent = text;
        document.head.append(script);
      })
      .catch(function () {
        var lost = box.querySelector("[data-lost]");
        if (lost) lost.hidden = false;
        asked = false;
      });
  }

  document.addEventListener("focusin", load);
  document.addEventListener("change", load); // Safari gives a tick no focus
  window.addEventListener("load", function () {
    if (!(navigator.connection || {}).saveData) (window.requestIdleCallback || setTimeout)(function () { load(); });
  });
})(document, window);
