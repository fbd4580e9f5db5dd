#include "delib/tally/impl/rank_planes.ipp"
