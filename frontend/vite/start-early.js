/** Runs in the page, before the program: asks for the screen's own files and its first answers. */
(() => {
  const screens = JSON.parse(document.getElementById("early-screens").textContent);
  const path = location.pathname.replace(/(.)\/$/, "$1");
  const screen = screens.find((one) => new RegExp(one.path).test(path));
  if (screen === undefined) return;
  for (const file of screen.files) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.crossOrigin = "";
    link.href = file;
    document.head.append(link);
  }
  if (location.search !== "") return;
  const answers = {};
  for (const ask of screen.asks) {
    const address = ask
      .replace(/:(id|company)/, path.replace(/.*\//, ""))
      .replace(":zone", () => encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone));
    const answer = fetch(address, { headers: { Accept: "application/json" } });
    // Whoever takes it hears of the failure; nobody else has to.
    answer.catch(() => {});
    answers[address] = answer;
  }
  window.earlyAnswers = answers;
})();
