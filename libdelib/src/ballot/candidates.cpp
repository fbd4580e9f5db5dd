#include "delib/ballot/impl/candidates.ipp"
