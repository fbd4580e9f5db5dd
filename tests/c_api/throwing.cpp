// A callback that breaks its promise: an exception of C++ that is none of memory.
extern "C" int throw_something(double share, void* user);

int throw_something(double /*share*/, void* /*user*/) {
    throw 1;
}
