/*
 * The page "Spread this": what is chosen becomes code to copy and is shown as it will be. Nothing is sent or kept.
 * Without this script the page holds ready codes (vart/render/embeds/spread.py makes both in the same words).
 */
(function (document) {
  "use strict";
  var box = document.querySelector("[data-chooser]");
  if (!box) return;
  var site = box.dataset.site, script = box.dataset.script, sandbox = box.dataset.sandbox;
  var code = box.querySelector("[data-code]"), preview = box.querySelector("[data-preview]");

  function all(selector) { return Array.from(document.querySelectorAll(selector)); }
  function value(name) { return box.querySelector("[data-" + name + "]").value; }
  function quoted(text) {
    return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  }

  function choice() {
    var look = box.querySelector("[data-look]:checked").value;
    var topic = value("topic"), area = value("area"), words = +value("phrase");
    return {
      look: look, topic: topic, area: area,
      languages: all("[data-language]:checked").map(function (one) {
        return {
          folder: one.value, dir: one.dataset.dir, words: one.dataset.says.split("|")[words],
          close: one.dataset.close, plain: one.dataset.open
        };
      })
    };
  }

  function path(language, topic, area) {
    return language.folder + "/" + (topic || area ? (topic || area) + "/" : "");
  }

  function link(language, chosen) {
    return '<a href="' + site + path(language, chosen.topic, chosen.area) + '" lang="' + language.folder + '" dir="' +
      language.dir + '" rel="noreferrer">' + quoted(language.words) + "</a>";
  }

  function frame(language, chosen) {
    return '<iframe src="' + site + "embed/" + path(language, chosen.topic, chosen.area) +
      (chosen.topic && chosen.area ? "#" + chosen.area : "") + '" title="' + quoted(language.words) +
      '" width="100%" height="640" referrerpolicy="no-referrer" sandbox="' + sandbox + '"></iframe>';
  }

  function element(language, chosen) {
    var values = { lang: language.folder, topic: chosen.topic, area: chosen.area, look: chosen.look };
    values.close = language.close;
    values.plain = language.plain;
    return "<vart-help" + Object.keys(values).map(function (name) {
      return values[name] ? " " + name + '="' + quoted(values[name]) + '"' : "";
    }).join("") + ">" + link(language, chosen) + "</vart-help>";
  }

  // What is shown is made of the same text as what is copied. Its addresses are those of this host, wherever it is.
  function show(text) {
    var made = new DOMParser().parseFromString(text, "text/html").body;
    made.querySelectorAll("[href],[src]").forEach(function (one) {
      var name = one.hasAttribute("src") ? "src" : "href";
      one.setAttribute(name, one.getAttribute(name).replace(site, box.dataset.here));
    });
    preview.replaceChildren.apply(preview, Array.from(made.children));
  }

  function update() {
    var chosen = choice(), one = { link: link, frame: frame }[chosen.look] || element;
    var parts = chosen.languages.map(function (language) { return one(language, chosen); });
    show(parts.join("\n"));
    if (one === element) parts.unshift(script);
    code.value = parts.join("\n");
    code.rows = Math.min(12, 2 * parts.length + 2);
    box.querySelector("[data-none]").hidden = chosen.languages.length > 0;
    all("[data-link]").forEach(function (place) {
      place.textContent = chosen.languages.length ? site + path({ folder: place.dataset.link }, chosen.topic, chosen.area) :
        place.dataset.words;
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest("[data-copy]") : null;
    if (!button) return;
    var from = document.getElementById(button.dataset.copy), said = button.parentNode.querySelector("[data-copied]");
    var text = from.value || Array.from(from.children, function (line) { return line.innerText; }).join("\n\n");
    if (from.select) from.select();
    if (!navigator.clipboard) return;
    navigator.clipboard.writeText(text).then(function () {
      said.hidden = false;
      setTimeout(function () { said.hidden = true; }, 4000);
    });
  });
  box.addEventListener("change", update);
  all("[data-asleep]").forEach(function (one) { one.hidden = true; });
  all("[data-awake]").forEach(function (one) { one.hidden = false; });
  box.hidden = false;
  update();
})(document);
