#include "delib/number/impl/weight.ipp"
