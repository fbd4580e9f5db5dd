#include "delib/graph/impl/strength.ipp"
