#include "delib/number/impl/rational.ipp"
