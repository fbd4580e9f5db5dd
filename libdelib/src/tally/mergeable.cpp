#include "delib/tally/impl/mergeable.ipp"
