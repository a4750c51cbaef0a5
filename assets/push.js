// Lets a participant be told of urgent changes on this device. Without it, or where a browser cannot, nothing is offered.
(() => {
  "use strict";
  const card = document.getElementById("push");
  if (!card || !("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return;
  const [allow, stop] = card.querySelectorAll("button");
  const status = card.querySelector("[role=status]");

  // base64url, as the service has its key
  const octets = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  const encoded = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");

  const send = async (path, fields) => {
    const answer = await fetch(card.dataset.action + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fields),
    });
    if (!answer.ok) throw new Error(String(answer.status));
  };

  // the worker is of this page alone, so a click on what it shows leads here
  const registration = () =>
    navigator.serviceWorker.register(card.dataset.worker, { scope: card.dataset.action });

  const show = (isOn, said) => {
    allow.hidden = isOn;
    stop.hidden = !isOn;
    status.textContent = said ? card.dataset[said] : "";
    card.hidden = false;
  };

  const turnOn = async () => {
    if ((await Notification.requestPermission()) !== "granted") return show(false, "denied");
    const worker = await registration();
    await navigator.serviceWorker.ready;
    const key = octets(card.dataset.key);
    const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    await send("/push", {
      endpoint: made.endpoint,
      key: encoded(made.getKey("p256dh")),
      secret: encoded(made.getKey("auth")),
    });
    return show(true, "on");
  };

  const turnOff = async () => {
    const worker = await navigator.serviceWorker.getRegistration(card.dataset.action);
    const made = worker && (await worker.pushManager.getSubscription());
    if (made) {
      await send("/push/stop", { endpoint: made.endpoint });
      await made.unsubscribe();
    }
    return show(false, "off");
  };

  const attempt = (work, isOn) => () => {
    status.textContent = "";
    work().catch(() => show(isOn, "failed"));
  };
  allow.addEventListener("click", attempt(turnOn, false));
  stop.addEventListener("click", attempt(turnOff, true));

  const present = async () => {
    const worker = await navigator.serviceWorker.getRegistration(card.dataset.action);
    return worker ? worker.pushManager.getSubscription() : null;
  };
  present().then(
    (made) => show(made !== null),
    () => {},
  );
})();
