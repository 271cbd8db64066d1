/*
 * What is different in a frame. The whole file is one expression: the place that the way out leads away from
 * (js/leave.js is given it in place of window.location; see vart/render/embeds/files.py).
 *
 * The page around the frame hears nothing unless it says "hello" first, as <vart-help> does. Then it hears the height
 * of what is shown, in coarse steps so that pages can not be told apart by it, and that the reader closes or leaves.
 */
(function (window, document, root, place) {
  "use strict";
  var STEP = 80;
  var above = window.parent, framed = above !== window;
  var friend = "", last = 0, watcher, stuck;

  function say(what) {
    what.vart = 1;
    if (friend) above.postMessage(what, friend);
  }

  function tell() {
    var height = STEP * Math.ceil(document.body.getBoundingClientRect().height / STEP);
    if (friend && height !== last) say({ say: "height", height: last = height });
  }

  window.addEventListener("message", function (event) {
    var data = event.data;
    if (!framed || event.source !== above || !data || data.vart !== 1 || data.say !== "hello") return;
    friend = event.origin === "null" ? "*" : event.origin;
    last = 0;
    tell();
  });

  // Without scripts, links to our pages must open in a window of their own (only this page may be framed); with them,
  // they are followed in place. Links to others never open in the frame: most refuse to, and it says "Vart".
  function settle() {
    document.querySelectorAll("a[href]").forEach(function (link) {
      if (!/^https?:$/.test(link.protocol) || link.hasAttribute("data-leave")) return;
      if (link.origin === place.origin && !link.hasAttribute("data-plain")) link.removeAttribute("target");
      else link.target = "_blank";
    });
    if (watcher) {
      watcher.disconnect();
      watcher.observe(document.body);
    }
    tell();
  }

  // The area that the frame was asked for stands behind the # of its address: what is there, or around it, comes first.
  function near(code) {
    var parts = document.querySelectorAll("main section"), first = parts[0];
    parts.forEach(function (part) {
      if (code && part.dataset.near && part.dataset.near.split(" ").includes(code)) first.before(part);
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (window.ResizeObserver) watcher = new ResizeObserver(tell);
    stuck = document.querySelector("[data-stuck]");
    near(place.hash.slice(1));
    settle();
    // js/visit.js puts whole bodies in place.
    new MutationObserver(settle).observe(root, { childList: true });
  });

  function hide(on) { root.classList.toggle("hidden", on); }

  // Esc closes what <vart-help> has opened. In a bare frame it hides the text; a click or another key brings it back.
  document.addEventListener("keydown", function (event) {
    var hidden = root.classList.contains("hidden");
    if (event.key === "Escape" && framed) {
      if (friend) say({ say: "closed" });
      else hide(true);
    } else if (hidden && event.key !== "Shift") {
      event.preventDefault();
      hide(false);
    }
  }, true);
  document.addEventListener("click", function (event) {
    if (!root.classList.contains("hidden")) return;
    hide(false);
    event.preventDefault();
    event.stopPropagation();
  }, true);

  return {
    replace: function (address) {
      if (!framed) {
        place.replace(address);
        return;
      }
      if (!/^https?:/.test(address)) return;
      say({ say: "leave", to: address });
      // Nobody above, or nobody who listens: the frame leads the window away itself, if its sandbox lets it.
      setTimeout(function () {
        try { window.top.location.replace(address); } catch (error) { /* the note tells */ }
      }, friend ? 500 : 0);
      setTimeout(function () {
        if (!stuck) return;
        stuck.hidden = false;
        root.append(stuck);
      }, 2500);
    }
  };
})(window, document, document.documentElement, window.location)
