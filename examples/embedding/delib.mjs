// libdelib from Node: the functions of delib.h that a count needs, and a session that checks and frees. docs/c-api.md is
// the guide; more functions are declared in the same way.

import {promisify} from 'node:util';
import koffi from 'koffi';

const library = koffi.load(process.env.DELIB_LIBRARY ?? 'libdelib.so.1');
for (const kind of ['context', 'builder', 'profile', 'spec', 'result']) koffi.opaque(`delib_${kind}`);

const abiVersion = library.func('int delib_abi_version()');
if (abiVersion() !== 1) throw new Error(`libdelib.so.1 is needed, not ${abiVersion()}`);
const statusName = library.func('const char *delib_status_name(int status)');
const createContext = library.func('int delib_context_create(_Out_ delib_context **context)');
const message = library.func('const char *delib_context_message(delib_context *context)');
const destroy = {};
for (const kind of ['context', 'builder', 'profile', 'spec', 'result'])
  destroy[kind] = library.func(`void delib_${kind}_destroy(delib_${kind} *object)`);

// All others take the context first and return a status.
const functions = {};
for (const declaration of [
  'rules_json(delib_context *context, void *buffer, size_t size, _Out_ size_t *length)',
  'builder_create_reader(delib_context *context, const char *name, const char *options, _Out_ delib_builder **made)',
  'builder_feed(delib_context *context, delib_builder *builder, const void *bytes, size_t size)',
  'builder_freeze(delib_context *context, const delib_builder *builder, _Out_ delib_profile **made)',
  'spec_from_json(delib_context *context, const char *json, size_t size, _Out_ delib_spec **made)',
  'count(delib_context *context, const delib_spec *spec, const delib_profile *ballots, _Out_ delib_result **made)',
  'result_json(delib_context *context, const delib_result *result, void *buffer, size_t size, _Out_ size_t *length)',
]) functions[declaration.split('(')[0]] = library.func(`int delib_${declaration}`);

export class DelibError extends Error {}

// A context and all that is made with it. It does one thing at a time: several counts at once need one each.
class Session {
  #context;
  #made = [];

  constructor() {
    const slot = [null];
    if (createContext(slot) !== 0) throw new DelibError('no memory');
    this.#context = slot[0];
  }

  #check(status) {
    if (status !== 0) throw new DelibError(`${statusName(status)}: ${message(this.#context)}`);
  }

  #keep(kind, object) {
    this.#made.push([kind, object]);
    return object;
  }

  // Calls delib_<name>; what went wrong becomes an exception with the library's message.
  call(name, ...parameters) {
    this.#check(functions[name](this.#context, ...parameters));
  }

  // Calls a function that makes an object: a builder, profile, spec or result.
  make(kind, name, ...parameters) {
    const slot = [null];
    this.call(name, ...parameters, slot);
    return this.#keep(kind, slot[0]);
  }

  // The same in another thread, while the event loop goes on. Await it before the next call.
  async makeAsync(kind, name, ...parameters) {
    const slot = [null];
    this.#check(await promisify(functions[name].async)(this.#context, ...parameters, slot));
    return this.#keep(kind, slot[0]);
  }

  // The text that a function writes into a buffer: first its length, then itself.
  text(name, ...parameters) {
    const length = [0];
    this.call(name, ...parameters, null, 0, length);
    const buffer = Buffer.alloc(Number(length[0]) + 1);
    this.call(name, ...parameters, buffer, buffer.length, length);
    return buffer.toString('utf8', 0, buffer.length - 1);
  }

  close() {
    for (const [kind, object] of this.#made.reverse()) destroy[kind](object);
    destroy.context(this.#context);
  }
}

// Gives a session to `work` and frees, in the end, everything that it made.
export async function withSession(work) {
  const session = new Session();
  try {
    return await work(session);
  } finally {
    session.close();
  }
}
