/*
 * Vart, version 1: <vart-help> shows where to turn, in a frame of Vart's own. Licence: MIT.
 *
 *   <vart-help lang="sv" topic="CODE" area="CODE" look="button|panel|corner"><a href="…">Words</a></vart-help>
 *
 * Served byte for byte as it stands here; once published it never changes, for its hash stands on other people's pages.
 * It keeps nothing, asks for nothing but the frame, and tells the page around it nothing. Where it can not work, the
 * link inside the element stays.
 */
(function (window, document) {
  "use strict";
  var script = document.currentScript;
  if (!script || !script.src || !window.customElements || customElements.get("vart-help")) return;
  if (!window.HTMLDialogElement || !("adoptedStyleSheets" in document)) return;

  // The script's own address, so that no <base> of the page is in the way.
  var home = new URL(".", script.src);
  // In a sandbox without an origin, the frame has none either.
  var sealed = window.origin === "null";
  var WORDS = {
    sv: ["Vart kan jag vända mig?", "Stäng", "Öppna som en vanlig sida"],
    en: ["Where can I turn?", "Close", "Open as an ordinary page"],
    ar: ["إلى أين يمكن التوجه؟", "إغلاق", "فتح كصفحة عادية"]
  };
  var BOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" +
    " allow-top-navigation-by-user-activation";

  // Important declarations of a shadow's own sheet win over those of the page. Sizes follow the reader's setting (initial),
  // not the page's. A sheet made by script needs no leave in the page's policy; a <style> would.
  var sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{all:initial!important;display:inline-block!important;max-inline-size:100%!important}" +
    ":host([look=panel]){display:block!important;inline-size:100%!important}:host([hidden]){display:none!important}" +
    ".all{font:1.125em/1.5 system-ui,sans-serif;color:#1c1f1e;text-align:start}" +
    "button{font:inherit;font-weight:600;color:#0f5b4f;background:#fbfaf7;border:1px solid #5a615e;border-radius:6px;" +
    "min-block-size:48px;padding:.4em 1em;cursor:pointer}" +
    "a{color:#0f5b4f}p{margin:0;padding:.4em}:focus-visible{outline:3px solid #0f5b4f;outline-offset:2px}" +
    ":host([look=corner]) .open{position:fixed;z-index:2147483647;inset-block-end:1em;inset-inline-end:1em}" +
    "dialog{padding:0;border:1px solid #5a615e;border-radius:6px;background:#fbfaf7;color:#1c1f1e;overflow:hidden;" +
    "inline-size:min(42em,100vw);block-size:min(48em,100vh);max-inline-size:none;max-block-size:none}" +
    "dialog[open]{display:flex;flex-direction:column}dialog::backdrop{background:#1c1f1ecc}" +
    "@media(prefers-color-scheme:dark){dialog,dialog button{background:#151817;color:#ecebe6}dialog a{color:#7cc9b8}}" +
    ".bar{text-align:end}iframe{color-scheme:light dark;display:block;border:0;inline-size:100%;min-block-size:0;flex:1}" +
    ".panel{border:1px solid #5a615e;border-radius:6px;overflow:hidden}.panel iframe{block-size:30em;max-block-size:90vh}"
  );

  function make(name, parent, properties) {
    var element = document.createElement(name);
    Object.assign(element, properties);
    parent.append(element);
    return element;
  }

  function leave(address) {
    function go() {
      // A page that is itself in a frame may not be allowed to lead its window away: then at least it goes.
      try { if (window.top !== window) window.top.location.replace(address); } catch (error) { /* not allowed */ }
      window.location.replace(address);
    }
    // Covered before the next page answers, and for good: a page that comes back from a cache leaves again.
    document.documentElement.style.setProperty("display", "none", "important");
    window.addEventListener("pageshow", go);
    requestAnimationFrame(function () { requestAnimationFrame(go); });
    setTimeout(go, 100);
    setTimeout(function () { window.location.replace("about:blank"); }, 10000);
  }

  class VartHelp extends HTMLElement {
    static get observedAttributes() { return ["lang", "area", "topic", "look"]; }

    connectedCallback() {
      this.hear = this.hear || this.heard.bind(this);
      this.key = this.key || this.pressed.bind(this);
      this.deny = this.deny || this.denied.bind(this);
      window.addEventListener("message", this.hear);
      window.addEventListener("keydown", this.key, true);
      document.addEventListener("securitypolicyviolation", this.deny);
      this.draw();
    }

    disconnectedCallback() {
      window.removeEventListener("message", this.hear);
      window.removeEventListener("keydown", this.key, true);
      document.removeEventListener("securitypolicyviolation", this.deny);
      clearTimeout(this.clock);
    }

    attributeChangedCallback() { if (this.all) this.draw(); }

    valid(name, pattern) {
      var value = this.getAttribute(name) || "";
      return pattern.test(value) ? value : "";
    }

    draw() {
      var root = this.shadowRoot || this.attachShadow({ mode: "open" });
      var lang = this.valid("lang", /^[a-z]{2,3}(-[a-z]+)?$/) || "sv", code = /^[a-z0-9]{4}$/;
      var topic = this.valid("topic", code), area = this.valid("area", code), first = topic || area;
      var path = lang + "/" + (first && first + "/"), words = WORDS[lang.split("-")[0]] || WORDS.en;
      this.source = home.href + path + (topic && area && "#" + area);
      this.page = new URL("../" + path, home).href;
      this.close = this.getAttribute("close") || words[1];
      this.plain = this.getAttribute("plain") || words[2];
      this.label = this.textContent.trim() || words[0];
      this.frame = this.dialog = null;
      root.adoptedStyleSheets = [sheet];
      root.replaceChildren();
      this.all = make("div", root, { className: "all", lang: lang });
      this.all.dir = /^(ar|fa|prs|ckb|ur)\b/.test(lang) ? "rtl" : "ltr";
      if (this.getAttribute("look") === "panel" && !this.shut) {
        this.show(make("div", this.all, { className: "panel" }));
      } else {
        this.button = make("button", this.all, { type: "button", className: "open", textContent: this.label });
        this.button.addEventListener("click", this.open.bind(this));
      }
    }

    open() {
      var dialog, self = this;
      if (this.shut) {
        this.shut = false;
        this.draw();
        this.frame.focus();
        return;
      }
      if (this.dialog) return;
      dialog = this.dialog = make("dialog", this.all, {});
      dialog.setAttribute("aria-label", this.label);
      make("button", make("p", dialog, { className: "bar" }), { type: "button", textContent: "✕ " + this.close })
        .addEventListener("click", function () { dialog.close(); });
      dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
      dialog.addEventListener("close", function () {
        clearTimeout(self.clock);
        dialog.remove();
        self.frame = self.dialog = null;
        self.button.focus();
      });
      this.show(dialog);
      dialog.showModal();
    }

    show(parent) {
      var frame = this.frame = document.createElement("iframe"), self = this;
      frame.title = this.label;
      frame.referrerPolicy = "no-referrer";
      frame.setAttribute("sandbox", BOX);
      frame.addEventListener("load", function () {
        frame.contentWindow.postMessage({ vart: 1, say: "hello" }, sealed ? "*" : home.origin);
      });
      // The address is set before the frame is in the page: set later, it would be a step for the Back button.
      frame.src = this.source;
      parent.append(frame);
      clearTimeout(this.clock);
      this.clock = setTimeout(this.blocked.bind(this, frame), 8000);
    }

    blocked(frame) {
      if (frame !== this.frame || !frame || frame.told) return;
      frame.told = true;
      make("a", make("p", frame.parentNode), {
        href: this.page, target: "_self", rel: "noreferrer", textContent: this.plain
      });
    }

    denied(event) {
      if (event.effectiveDirective === "frame-src" && event.blockedURI.indexOf(home.origin) === 0) this.blocked(this.frame);
    }

    pressed(event) {
      var target = event.composedPath()[0], stop = true;
      if (event.repeat) return;
      if (event.key === "Escape" && this.dialog) this.dialog.close();
      else if ((event.key === "Enter" || event.key === " ") && target.localName === "button" && this.all.contains(target)) {
        target.click();
      } else stop = false;
      if (stop) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    }

    heard(event) {
      var frame = this.frame, data = event.data;
      if (!frame || event.source !== frame.contentWindow) return;
      if (event.origin !== home.origin && !(sealed && event.origin === "null")) return;
      if (!data || data.vart !== 1) return;
      if (data.say === "height" && typeof data.height === "number" && data.height >= 0 && data.height < 1e5) {
        clearTimeout(this.clock);
        // Inside the frame no key handler of the page can eat what the reader presses.
        if (this.dialog && !frame.told) frame.focus();
        frame.told = true;
        if (!this.dialog) frame.style.setProperty("block-size", Math.max(240, data.height) + "px");
      } else if (data.say === "closed") {
        if (this.dialog) this.dialog.close();
        else {
          this.shut = true;
          this.draw();
          this.button.focus();
        }
      } else if (data.say === "leave" && /^https?:\/\//.test(data.to)) leave(data.to);
    }
  }

  customElements.define("vart-help", VartHelp);
})(window, document);
