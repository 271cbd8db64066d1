/*
 * Moves through the site in place: a click fetches the page and puts its body where the old one was. The browser's
 * history gets no row, its Back button leads to where the reader came from, nothing is stored. The visit's own way
 * back is a list in this page's memory and ends with it.
 *
 * Clicks that ask for a new tab or window are left to the browser: the safety page says what they leave behind.
 */
(function (document, root, place) {
  "use strict";
  var PATIENCE = 10000;
  var here = place.href.split("#")[0];
  var trail = [];
  var pending = null;

  function part(name) { return document.querySelector("[data-" + name + "]"); }

  function show(name, on) {
    var element = part(name);
    if (element) element.hidden = !on;
  }

  function focus(element) {
    if (!element) return;
    if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
  }

  function put(html, address, scroll) {
    if (root.classList.contains("gone")) return;
    var fresh = new DOMParser().parseFromString(html, "text/html");
    if (!fresh.querySelector("main")) throw new Error("not a page of ours");
    root.lang = fresh.documentElement.lang;
    root.dir = fresh.documentElement.dir;
    document.body.replaceWith(document.adoptNode(fresh.body));
    here = address;
    show("back", trail.length > 0);
    window.scrollTo(0, scroll);
    focus(document.querySelector("h1"));
  }

  // A finger is on the way out: the button must stay under it until it is lifted, or its click is lost and the reader
  // is left behind the cover.
  function settled(html) {
    return new Promise(function (resolve) {
      (function look() {
        if (root.classList.contains("covered")) setTimeout(look, 50);
        else resolve(html);
      })();
    });
  }

  function go(address, back) {
    if (pending) pending.abort();
    var mine = pending = new AbortController();
    var clock = setTimeout(function () { mine.abort("slow"); }, PATIENCE);
    var wait = setTimeout(function () { show("waiting", true); }, 400);
    show("failed", false);
    fetch(address, { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer", signal: mine.signal })
      .then(function (answer) {
        // A lost page answers with our own page that says so; anything else that is not well is a failure.
        if (!answer.ok && answer.status !== 404) throw new Error(answer.status);
        return answer.text();
      })
      .then(settled)
      .then(function (html) {
        if (mine !== pending) return;
        if (back) trail.pop();
        else trail.push({ address: here, scroll: window.scrollY });
        put(html, address, back ? back.scroll : 0);
      })
      .catch(function () {
        if (mine !== pending) return;
        // Never a plain navigation instead: it would leave a row. The reader is told, and chooses.
        var link = part("plain");
        if (link) link.href = address;
        show("failed", true);
        focus(part("failed"));
        if (part("failed")) part("failed").scrollIntoView({ block: "center" });
      })
      .finally(function () {
        clearTimeout(clock);
        clearTimeout(wait);
        show("waiting", false);
        if (mine === pending) pending = null;
      });
  }

  // Ten cards of a sheet hold the same field ten times: what is typed on one stands on all.
  document.addEventListener("input", function (event) {
    var field = event.target;
    if (field.closest(".slip")) document.getElementsByName(field.name).forEach(function (other) {
      if (other !== field) other.value = field.value;
    });
  });

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    var target = event.target.closest ? event.target : null;
    if (!target) return;
    if (target.closest("[data-back]")) {
      var last = trail[trail.length - 1];
      if (last) go(last.address, last);
      return;
    }
    if (target.closest("[data-print]")) {
      window.print();
      return;
    }
    var link = target.closest("a[href]");
    if (!link || link.hasAttribute("data-leave") || link.hasAttribute("data-plain") || link.target) return;
    if (link.origin !== place.origin || !/^https?:$/.test(link.protocol)) return;
    event.preventDefault();
    var address = link.href.split("#")[0], inner = link.hash.slice(1);
    // A skip link moves the focus; a fragment in the address would be a row of its own.
    if (inner && (address === here || address === place.href.split("#")[0])) {
      var goal = document.getElementById(inner);
      focus(goal);
      if (goal) goal.scrollIntoView();
      return;
    }
    go(address, null);
  });
})(document, document.documentElement, window.location);
