// One look at a page, run inside it by browser.py: what axe finds, how wide the page is, and its h1.
//
// Half of axe's time went into the contrast of each text on each page, and the same styles are on all of
// them. So a text is left out where axe has measured another in the same type and colours on the same
// backgrounds, and found it enough. That holds for a text that lies on the elements around it and on
// nothing else; any other is measured wherever it stands.
async ({ axe, enough }) => {
  const TYPE = [
    "color", "-webkit-text-fill-color", "-webkit-text-stroke", "font-size", "font-weight", "text-shadow",
  ];
  // What makes a background, and its value where it makes none.
  const GROUND = {
    "background-color": "rgba(0, 0, 0, 0)",
    "background-image": "none",
    "opacity": "1",
    "mix-blend-mode": "normal",
    "filter": "none",
    "float": "none",
    "position": "static",
    "z-index": "auto",
    "text-shadow": "none",
  };
  const PICTURES = "img, svg, canvas, video, iframe, object, embed";

  const once = (work) => {
    const kept = new Map();
    return (element) => {
      if (!kept.has(element)) kept.set(element, work(element));
      return kept.get(element);
    };
  };
  const style = once((element) => getComputedStyle(element));
  const box = once((element) => element.getBoundingClientRect());
  const valueOf = (element, name) => style(element).getPropertyValue(name);

  const ground = once((element) => {
    const own = Object.keys(GROUND)
      .map((name) => [name, valueOf(element, name)])
      .filter(([name, value]) => value !== GROUND[name]);
    const around = element.parentElement ? ground(element.parentElement) : "";
    return own.length ? `${own.join(" ")}|${around}` : around;
  });
  const look = once(
    (element) => `${TYPE.map((name) => valueOf(element, name)).join(" ")}|${ground(element)}`,
  );

  const everything = [...document.body.querySelectorAll("*")];
  const painted = everything.filter((element) =>
    ["background-color", "background-image"].some((name) => valueOf(element, name) !== GROUND[name])
    || element.matches(PICTURES));
  const meet = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  // On all the painted elements it is in, and over none that it is not in.
  const liesOnWhatIsAroundIt = once((element) => painted.every((other) => {
    const under = meet(box(element), box(other));
    return other.contains(element) ? under : !under || element.contains(other);
  }));

  const found = { violations: [], measured: [] };
  if (axe) {
    await import(axe.address);
    const known = new Set(enough);
    const texts = everything.filter((element) => element.matches("input, select, textarea")
      || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    const unknown = texts.filter((text) => !known.has(look(text)) || !liesOnWhatIsAroundIt(text));
    const mark = "data-contrast-to-measure";
    unknown.forEach((text) => text.setAttribute(mark, ""));
    window.axe.configure({
      rules: [{ id: "color-contrast", selector: `[${mark}]` }],
      checks: [{
        id: "color-contrast",
        // Axe passes what nobody sees as well, without having measured it.
        after: (results) => {
          found.measured = results
            .filter(({ result, data }) => result && data.contrastRatio)
            .map(({ node }) => node.element)
            .filter(liesOnWhatIsAroundIt)
            .map(look);
          return results;
        },
      }],
    });
    found.violations = (await window.axe.run(document, axe.options)).violations;
    unknown.forEach((text) => text.removeAttribute(mark));
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  found.overflow = scrollWidth - clientWidth;
  found.headings = [...document.querySelectorAll("h1")].map((heading) => heading.innerText);
  return found;
}
