#include "delib/ballot/impl/packed_ballots.ipp"
