// Shows what the service says of an urgent change, and opens the page of whoever allowed it. It fetches and keeps nothing.
"use strict";

self.addEventListener("push", (event) => {
  const said = event.data.json();
  // a newer hint takes the place of one that was not read
  const options = { body: said.body, lang: said.lang, tag: "escale", renotify: true };
  event.waitUntil(self.registration.showNotification(said.title, options));
});

const open = async () => {
  const page = self.registration.scope;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((one) => one.url.startsWith(page));
  if (!there) return self.clients.openWindow(page);
  await there.focus();
  return there.navigate(page).catch(() => undefined);
};

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open());
});

// base64url, as the service reads keys
const encoded = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const tell = async (path, fields) => {
  const answer = await fetch(self.registration.scope + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fields),
  });
  if (!answer.ok) throw new Error(String(answer.status));
};

// a push service may end an address by itself: its successor is told, so that hints go on
const renew = async (before, successor) => {
  const made = successor ?? (await self.registration.pushManager.subscribe(before.options));
  await tell("/push", {
    endpoint: made.endpoint,
    key: encoded(made.getKey("p256dh")),
    secret: encoded(made.getKey("auth")),
  });
  if (before && before.endpoint !== made.endpoint) await tell("/push/stop", { endpoint: before.endpoint });
};

self.addEventListener("pushsubscriptionchange", (event) => {
  if (event.oldSubscription || event.newSubscription) event.waitUntil(renew(event.oldSubscription, event.newSubscription));
});
