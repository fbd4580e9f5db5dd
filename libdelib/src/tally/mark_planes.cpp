#include "delib/tally/impl/mark_planes.ipp"
