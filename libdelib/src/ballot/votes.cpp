#include "delib/ballot/impl/votes.ipp"
