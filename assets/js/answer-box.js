// Answers that were given at a door and are not sent yet: each encrypted to a key of the portal (offline/sealed.py says
// how), and kept by this browser until somebody sends or deletes it. Nobody can read them here again.
const NAME = "answers-on-device";
const STORE = "records";
const bytesOf = (text) => new TextEncoder().encode(text);

function opened() {
  return new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

// Only when the whole is written does it come back: "strict" waits for the disk.
async function inStore(mode, act) {
  const base = await opened();
  try {
    const work = base.transaction(STORE, mode, { durability: "strict" });
    const asked = act(work.objectStore(STORE));
    await new Promise((done, failed) => {
      work.oncomplete = done;
      work.onabort = () => failed(work.error);
    });
    return asked.result;
  } finally {
    base.close();
  }
}

// The oldest first.
export async function waiting() {
  const records = await inStore("readonly", (store) => store.getAll());
  noteHowMany(records.length);
  return records.sort((one, other) => one.askedAt.localeCompare(other.askedAt));
}

// Pages that know nothing of this box warn whoever signs out (portal.js).
function noteHowMany(number) {
  localStorage.setItem("unsent-answers", number);
}

export const forget = (id) => inStore("readwrite", (store) => store.delete(id));

// Done when it is on the disk and was found there again, whole.
export async function keep(record) {
  await inStore("readwrite", (store) => store.add(record));
  const there = await inStore("readonly", (store) => store.get(record.id));
  if (there?.bytes.byteLength !== record.bytes.byteLength) throw new Error("It was not kept.");
}

// What is kept of a filled-in form. `mark` tells it from others on the screen, and is nobody's name or whole code.
export async function sealed(setup, form, mark) {
  const id = crypto.randomUUID();
  const askedAt = new Date().toISOString();
  const parts = new Response(form);
  const body = new Uint8Array(await parts.arrayBuffer());
  const type = bytesOf(`${parts.headers.get("content-type")}\n`);
  const plain = joined(type, body);
  const { key, point } = await keyFor(setup.key);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const line = bytesOf(
    JSON.stringify({
      id,
      questionnaire: setup.questionnaire,
      version: setup.version,
      asked_at: askedAt,
      key: setup.key.id,
      point: inText(point),
      iv: inText(iv),
    }),
  );
  const how = { name: "AES-GCM", iv, additionalData: line };
  const contents = new Uint8Array(await crypto.subtle.encrypt(how, key, plain));
  plain.fill(0);
  body.fill(0);
  const bytes = joined(line, bytesOf("\n"), contents).buffer;
  return { id, askedAt, mark, title: setup.title, bytes, why: "", rest: false };
}

// A key for one record: what it takes to make it again is the portal's half, which is not here.
async function keyFor({ point: theirs, info }) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const pair = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const ours = await crypto.subtle.importKey("raw", fromText(theirs), curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: ours }, pair.privateKey, 256);
  const spread = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: bytesOf(info) };
  const kind = { name: "AES-GCM", length: 256 };
  const key = await crypto.subtle.deriveKey(how, spread, kind, false, ["encrypt"]);
  return { key, point: new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)) };
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((all, part) => all + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const inText = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const fromText = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

export const asFile = (record) => {
  const when = record.askedAt.slice(0, 16).replace(/[T:]/g, "-");
  return new File([record.bytes], `answers-${when}-${record.id.slice(0, 4)}.sealed`);
};

// Hands one in, and says what became of it: `told` where the portal has it, and then it is gone from here; else `why`
// not, and it stays; `rest` says that it would be taken without single answers, and `withoutWrong` asks for that.
// However often it is sent, the portal takes it once.
export async function send(record, address, withoutWrong = false) {
  const became = await tried(record, address, withoutWrong);
  const { why, rest = record.rest } = became;
  if (became.told) await forget(record.id);
  else await inStore("readwrite", (store) => store.put({ ...record, why, rest }));
  return became;
}

async function tried(record, address, withoutWrong) {
  try {
    const door = await fetch(address, { redirect: "manual" });
    if (!door.ok) return { why: "Sign in first, then send it. It stays here until then." };
    const { token } = await door.json();
    const body = new FormData();
    body.append("record", asFile(record));
    if (withoutWrong) body.append("without_wrong", "on");
    const headers = { "X-CSRFToken": token };
    const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual" });
    if (answer.headers.get("content-type")?.startsWith("application/json")) return answer.json();
    return { why: `The portal could not take it now (${answer.status}). It stays here: try again.` };
  } catch {
    return { why: "There is no signal. It stays here." };
  }
}
