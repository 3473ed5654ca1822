// When the session of an open page has ended, the server answers a press with 401: say so, with the way back in. Nothing typed is lost,
// for the page stays as it is; signing in opens beside it.
(() => {
  const ask = window.fetch;
  const tell = () => {
    if (document.getElementById("session-over")) return;
    const box = Object.assign(document.createElement("div"), { id: "session-over", className: "session-over", role: "alert", tabIndex: -1 });
    box.innerHTML =
      "<p><strong>Your session has ended.</strong> What you typed is still here.</p>" +
      '<p><a href="/sign-in" target="_blank">Sign in again (opens beside this page)</a>, then come back and press once more.</p>';
    document.body.append(box);
    box.querySelector("a").focus();
  };
  window.fetch = async (...request) => {
    const answer = await ask(...request);
    const own = new URL(answer.url || location.href, location.href).origin === location.origin;
    if (own && answer.status === 401) tell();
    else if (own && answer.ok) document.getElementById("session-over")?.remove();
    return answer;
  };
})();
