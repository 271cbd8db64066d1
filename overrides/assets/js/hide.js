/*
 * Hides the page when the tab or app is left, if the reader has asked for it during this visit. The wish lives in
 * this page's memory, never in storage. Coming back, a plain page waits to be tapped away.
 */
(function (document, root) {
  "use strict";
  var wanted = false;

  function mark() {
    document.querySelectorAll("[data-hide]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(wanted));
    });
  }

  document.addEventListener("click", function (event) {
    var target = event.target.closest ? event.target : null;
    if (!target) return;
    if (target.closest("[data-hide]")) {
      wanted = !wanted;
      mark();
    } else if (root.classList.contains("hidden")) {
      root.classList.remove("hidden");
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden" && wanted) root.classList.add("hidden");
  });
  // A page put in place later brings its own button: it must show what the reader chose.
  new MutationObserver(mark).observe(root, { childList: true });
})(document, document.documentElement);
