#include "delib/tally/impl/tally.ipp"
