/*
 * Fetches the finder when it is first touched; on its own page also when there is nothing else to do, unless the reader
 * saves data. The policy knows the hash of its code: nothing else would run.
 */
(function (document, window) {
  "use strict";
  var asked;

  function load(event) {
    var box = document.querySelector(event ? "[data-find]" : "[data-find].eager");
    if (asked || !box || (event && !box.contains(event.target))) return;
    asked = true;
    fetch(box.dataset.code, { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" })
      .then(function (answer) { return answer.text(); })
      .then(function (text) {
        var script = document.createElement("script");
        script.textContent = text;
        document.head.append(script);
      })
      .catch(function () { asked = box.querySelector("[data-lost]").hidden = false; });
  }

  document.addEventListener("focusin", load);
  window.addEventListener("load", function () {
    if (!(navigator.connection || {}).saveData) (window.requestIdleCallback || setTimeout)(function () { load(); });
  });
})(document, window);
